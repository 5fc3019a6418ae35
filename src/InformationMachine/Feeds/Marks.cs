using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace InformationMachine.Feeds;

/// <summary>Short hashes of what an item says, and addresses without what publishers vary. Pure.</summary>
internal static class Marks
{
    private const int HashBytes = 8;

    /// <summary>Eleven characters of base64url.</summary>
    public static string Of(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashBytes));

    /// <summary>An address without scheme, <c>www.</c>, fragment, closing slash and campaign parameters; null where there is none.</summary>
    public static string? Address(string? url)
    {
        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        var host = address.IdnHost.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.IdnHost[4..] : address.IdnHost;
        var query = string.Join('&', address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsCampaign(part)));
        return $"{host.ToLowerInvariant()}{address.AbsolutePath.TrimEnd('/')}{(query.Length > 0 ? "?" + query : "")}";
    }

    private static bool IsCampaign(string parameter) =>
        parameter.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || parameter.StartsWith("at_", StringComparison.OrdinalIgnoreCase)
        || parameter.StartsWith("fbclid=", StringComparison.OrdinalIgnoreCase) || parameter.StartsWith("gclid=", StringComparison.OrdinalIgnoreCase);
}

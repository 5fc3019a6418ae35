namespace InformationMachine.Briefings.Phrases;

/// <summary>Which of the addresses that posts carry may become links: absolute http and https ones without a user name.</summary>
internal static class SafeLink
{
    private const int MaximumLength = 2_000;

    /// <summary>The address in its escaped form, or null where it must stay text.</summary>
    public static string? Of(string? url)
    {
        if (url is null || url.Length > MaximumLength) return null;
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var uri)) return null;
        if (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps) return null;
        return uri.UserInfo.Length > 0 || uri.Host.Length == 0 ? null : uri.AbsoluteUri;
    }

    /// <summary>The host, to tell readers where a link leads; null where there is no link.</summary>
    public static string? Host(string? url) => Of(url) is { } address ? new Uri(address).Host : null;
}

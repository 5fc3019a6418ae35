using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Addresses as publishers write them: relative, padded, or not http at all.</summary>
internal static partial class WebAddress
{
    private const int MaximumLength = 8192;

    /// <summary>An absolute http(s) address, or null for anything else, scripts and files above all.</summary>
    public static string? Resolve(Uri? baseUrl, string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= MaximumLength }) return null;
        if (text.AsSpan().IndexOfAny('\n', '\r', '\t') >= 0) text = string.Concat(text.Where(c => c is not ('\n' or '\r' or '\t')));
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || (url.Scheme == "file" && text[0] == '/'))
        {
            if (baseUrl is null || !Uri.TryCreate(baseUrl, text, out url) || !IsWeb(url)) return null;
            return Ascii.IsValid(text) ? url.AbsoluteUri : Readable(url.AbsoluteUri);
        }

        // The publisher's own spelling is kept: it may be the item's identity.
        return IsWeb(url) ? text : null;
    }

    /// <summary>Puts back the letters that resolving has percent-encoded: publishers who write them want them read.</summary>
    public static string Readable(string address) => EncodedLetters().Replace(address, run =>
    {
        var bytes = Convert.FromHexString(run.Value.Replace("%", "", StringComparison.Ordinal));
        return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : run.Value;
    });

    /// <summary>Encodes what no address may hold, and nothing else.</summary>
    public static string Encoded(string address) =>
        string.Concat(address.Select(c => c is ' ' or '<' or '>' or '"' or '\'' or '`' ? Uri.HexEscape(c) : c < ' ' ? "" : c.ToString()));

    /// <summary>The base for what stands inside an element with <c>xml:base</c>.</summary>
    public static Uri? Rebase(Uri? outer, string? xmlBase)
    {
        xmlBase = xmlBase?.Trim();
        if (xmlBase is not { Length: > 0 }) return outer;
        if (Uri.TryCreate(xmlBase, UriKind.Absolute, out var absolute) && IsWeb(absolute)) return absolute;
        return outer is not null && Uri.TryCreate(outer, xmlBase, out var relative) && IsWeb(relative) ? relative : outer;
    }

    /// <summary>An identity that is written like a path is one: resolved, it stays apart from another feed's. Names stay as they are.</summary>
    public static string Identity(Uri? baseUrl, string identity) =>
        identity.Contains('/', StringComparison.Ordinal) && !identity.Contains(':', StringComparison.Ordinal) && Resolve(baseUrl, identity) is { } resolved ? resolved : identity;

    public static bool IsWeb(Uri url) => url.IsAbsoluteUri && url.Scheme is "http" or "https" && url.Host.Length > 0;

    [GeneratedRegex("(?:%[89A-Fa-f][0-9A-Fa-f])+", RegexOptions.CultureInvariant)]
    private static partial Regex EncodedLetters();
}

namespace InformationMachine.Feeds.Sources;

/// <summary>Addresses as people write them: without a scheme, as <c>feed:</c>, or as an account, <c>@name@host</c>.</summary>
internal static class FeedAddress
{
    /// <summary>Schemes by which programs once called a reader; the place behind them is on the web.</summary>
    private static readonly string[] ReaderSchemes = ["feed:", "feeds:", "rss:", "pcast:", "podcast:", "itpc:", "itpcs:"];

    /// <summary>The http(s) address that is meant; null where none is.</summary>
    public static Uri? Read(string? text)
    {
        text = text?.Trim() ?? "";
        text = WithoutReaderScheme(text);
        if (text.StartsWith('@') && text[1..].Split('@') is [{ Length: > 0 } name, { Length: > 0 } host]) text = $"https://{host}/@{name}";
        if (!text.Contains("://", StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0 ? url : null;
    }

    /// <summary>Whether an address would be one but for the user name or password in it.</summary>
    public static bool HasCredentials(string text) => Uri.TryCreate(WithoutReaderScheme(text.Trim()), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length > 0;

    /// <summary>The address with dots for its user name and password.</summary>
    public static string WithoutCredentials(string text) =>
        Uri.TryCreate(WithoutReaderScheme(text.Trim()), UriKind.Absolute, out var url) && url.UserInfo.Length > 0 ? $"{url.Scheme}://…@{url.Authority}{url.AbsolutePath}" : text;

    private static string WithoutReaderScheme(string text)
    {
        if (text.StartsWith("//", StringComparison.Ordinal)) return "https:" + text;
        if (Array.Find(ReaderSchemes, scheme => text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) is not { } known) return text;
        var rest = text[known.Length..].TrimStart('/');
        return rest.Contains("://", StringComparison.Ordinal) ? rest : "https://" + rest;
    }
}

namespace InformationMachine.Feeds.Sources;

/// <summary>Addresses as people write them: without a scheme, as <c>feed:</c>, or as an account, <c>@name@host</c>.</summary>
internal static class FeedAddress
{
    /// <summary>The http(s) address that is meant; null where none is.</summary>
    public static Uri? Read(string? text)
    {
        text = text?.Trim() ?? "";
        if (text.StartsWith("feed:", StringComparison.OrdinalIgnoreCase)) text = text[5..].TrimStart('/') is var rest && rest.Contains("://", StringComparison.Ordinal) ? rest : "https://" + rest;
        if (text.StartsWith('@') && text[1..].Split('@') is [{ Length: > 0 } name, { Length: > 0 } host]) text = $"https://{host}/@{name}";
        if (!text.Contains("://", StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal)) text = "https://" + text;
        return Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0 && url.UserInfo.Length == 0 ? url : null;
    }
}

using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// What Mastodon writes into its RSS for the warning above a post: a paragraph that begins with the word for it in the post's own language,
/// set strong, and a rule below. Pure.
/// </summary>
internal static partial class ContentWarning
{
    /// <summary>The warning; null where there is none.</summary>
    /// <param name="body">The body of an item.</param>
    /// <param name="isMicroblog">Whether the document says that Mastodon made it; without, only the words in English are taken at their word.</param>
    public static string? Of(HtmlBody body, bool isMicroblog)
    {
        if (body.Html is not { } html || Form().Match(html) is not { Success: true } match) return null;
        if (!isMicroblog && !match.Groups["word"].Value.StartsWith("Content warning", StringComparison.OrdinalIgnoreCase)) return null;
        return HtmlCleaner.Line(match.Groups["warning"].Value) is { Length: > 0 } warning ? warning : null;
    }

    /// <summary>The body without it.</summary>
    public static HtmlBody Without(HtmlBody body)
    {
        var line = body.Text.IndexOf('\n', StringComparison.Ordinal);
        return body with { Html = body.Html is { } html ? Form().Replace(html, "", 1) : null, Text = line < 0 ? "" : body.Text[(line + 1)..] };
    }

    [GeneratedRegex(@"^\s*<p><strong>(?<word>[^<]{2,60})</strong>\s*(?<warning>[^<]{1,1000})</p>\s*<hr>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

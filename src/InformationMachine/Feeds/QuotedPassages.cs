using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds;

/// <summary>
/// Marks the lines of a text that its author quotes, by what the body says about them (<c>blockquote</c>), as plain text always has:
/// with "> " before them. Without it, another's words would read like the author's.
/// </summary>
internal static class QuotedPassages
{
    /// <summary>What stands before a quoted line.</summary>
    public const string Prefix = "> ";

    /// <param name="text">The text of a body.</param>
    /// <param name="html">The same body as safe markup, where it has any.</param>
    public static string Mark(string text, string? html)
    {
        if (html is null || !html.Contains("<blockquote", StringComparison.OrdinalIgnoreCase)) return text;
        using var document = HtmlDocuments.ParseBody(html, ParsingBudget.For(html.Length));
        if (document is null) return text;
        // What is quoted within a quotation is in its lines already.
        var quoted = document.QuerySelectorAll("blockquote").Where(quote => quote.ParentElement?.Closest("blockquote") is null).SelectMany(quote => HtmlText.Of(quote, quote.TextContent.Length + 1).Text.Split('\n')).ToHashSet(StringComparer.Ordinal);
        var lines = text.Split('\n');
        // Who passes on a quotation and nothing else means it.
        return lines.All(quoted.Contains) ? text : string.Join('\n', lines.Select(line => line.Length > 0 && quoted.Contains(line) ? Prefix + line : line));
    }
}

namespace InformationMachine.Feeds.Parsing;

/// <summary>The feeds a web page names in its head.</summary>
internal static class FeedAutodiscovery
{
    private const int MaximumCharacters = 1_000_000;

    /// <summary>Absolute addresses in page order, without repeats.</summary>
    public static IReadOnlyList<string> Find(string html, Uri? pageUrl, ParsingBudget budget)
    {
        using var page = HtmlDocuments.ParsePage(html.Length > MaximumCharacters ? html[..MaximumCharacters] : html, budget);
        var root = WebAddress.Rebase(pageUrl, page.QuerySelector("base[href]")?.GetAttribute("href"));
        return [.. page.QuerySelectorAll("link[href]")
            .Where(link => Has(link.GetAttribute("rel"), "alternate") && IsFeedType(link.GetAttribute("type")))
            .Select(link => WebAddress.Resolve(root, link.GetAttribute("href")))
            .OfType<string>().Distinct(StringComparer.Ordinal).Take(50)];
    }

    private static bool Has(string? list, string word) =>
        list?.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(word, StringComparer.OrdinalIgnoreCase) == true;

    private static bool IsFeedType(string? type) =>
        type is not null && (type.Contains("rss", StringComparison.OrdinalIgnoreCase) || type.Contains("atom", StringComparison.OrdinalIgnoreCase)
            || type.Contains("feed+json", StringComparison.OrdinalIgnoreCase) || type.Equals("application/json", StringComparison.OrdinalIgnoreCase));
}

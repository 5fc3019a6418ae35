using AngleSharp.Html.Dom;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;
using SmartReader;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>
/// Finds the article on a page. The library is given a document that came through the guarded door, never an address or a text: it would
/// fetch and parse by itself. What it finds is cleaned like everything that feeds bring.
/// </summary>
internal static class ArticleReader
{
    private const int MostElements = 20_000;
    private const int LongestPage = 4 * 1024 * 1024;

    private static readonly string[] PaywallWords =
    [
        "subscribe to continue", "subscribe to read", "to continue reading", "already a subscriber", "this article is for subscribers", "create a free account to", "register to continue",
        "abonnieren sie", "nur für abonnenten", "jetzt weiterlesen mit", "réservé aux abonnés", "suscríbete para", "per continuare a leggere",
    ];

    private static readonly string[] ConsentWords = ["we value your privacy", "before you continue", "accept all cookies", "manage your privacy", "consent to the use", "cookies akzeptieren", "tout accepter"];

    /// <summary>Reads a page.</summary>
    /// <param name="html">The page.</param>
    /// <param name="url">Where it is.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="NotAFeedException">The page would cost more than its size allows.</exception>
    public static Article Read(string html, Uri url, CancellationToken cancellationToken)
    {
        if (html.Length > LongestPage) return new Article("", IsWall: false);
        if (WallPage.Judge(System.Text.Encoding.UTF8.GetBytes(html)) is FeedFailure.BotWall or FeedFailure.LoginPage) return new Article("", IsWall: true);
        var budget = ParsingBudget.For(html.Length, cancellationToken);
        using var document = HtmlDocuments.ParsePage(html, budget);
        var isMetered = IsMetered(document);
        var text = Extract(document, url, budget);
        return new Article(text, IsWall: IsWall(text, isMetered));
    }

    private static string Extract(IHtmlDocument document, Uri url, ParsingBudget budget)
    {
        using var reader = new Reader(url.AbsoluteUri, document) { MaxElemsToParse = MostElements, DisableJSONLD = true, Debug = false, LoggerDelegate = _ => { } };
        var article = reader.GetArticle();
        return article is { Completed: true, IsReadable: true, Content: { Length: > 0 } content } ? HtmlCleaner.Text(content, budget) : "";
    }

    /// <summary>What publishers tell search engines of a page that is not shown whole (schema.org's isAccessibleForFree).</summary>
    private static bool IsMetered(IHtmlDocument document) =>
        document.QuerySelectorAll("script[type='application/ld+json']").Take(20).Any(script =>
            script.TextContent.Replace(" ", "", StringComparison.Ordinal) is var json
            && (json.Contains("\"isAccessibleForFree\":false", StringComparison.OrdinalIgnoreCase) || json.Contains("\"isAccessibleForFree\":\"False\"", StringComparison.OrdinalIgnoreCase)))
        || document.QuerySelector("meta[name='article:content_tier'][content='locked'], meta[property='article:content_tier'][content='locked'], meta[property='article:content_tier'][content='metered']") is not null;

    /// <summary>A short text that asks for a subscription or a consent is not the article; a long one may speak of them.</summary>
    private static bool IsWall(string text, bool isMetered)
    {
        const int Short = 1500;
        if (text.Length > Short && !isMetered) return false;
        return isMetered || PaywallWords.Concat(ConsentWords).Any(words => text.Contains(words, StringComparison.OrdinalIgnoreCase));
    }
}

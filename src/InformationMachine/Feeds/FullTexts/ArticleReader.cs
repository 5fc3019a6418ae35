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

    /// <summary>
    /// Characters from which a paragraph speaks for an article, and how much must speak for it: the library's own 140 and 20 leave out short
    /// reports. Scripts without blanks say the same in a third of the characters.
    /// </summary>
    private const int Shortest = 50;
    private const int ShortestDense = 15;
    private const int LeastScore = 8;
    private const int LettersLookedAt = 4_000;

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
        var lead = LeadPictures.Read(WebAddress.Resolve(url, Meta(document, "og:image")), Meta(document, "og:image:alt"));
        var text = Extract(document, url, budget);
        return new Article(text, IsWall: IsWall(text, isMetered)) { LeadPicture = lead };
    }

    private static string? Meta(IHtmlDocument document, string property) => document.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");

    private static string Extract(IHtmlDocument document, Uri url, ParsingBudget budget)
    {
        PageChrome.Remove(document);
        var shortest = IsDense(document) ? ShortestDense : Shortest;
        using var reader = new Reader(url.AbsoluteUri, document) { MaxElemsToParse = MostElements, DisableJSONLD = true, Debug = false, LoggerDelegate = _ => { }, MinScoreReaderable = LeastScore };
        foreach (var language in reader.MinContentLengthReadearable.Keys.ToList()) reader.MinContentLengthReadearable[language] = shortest;
        var article = reader.GetArticle();
        return article is { Completed: true, IsReadable: true, Content: { Length: > 0 } content } ? HtmlCleaner.Text(content, budget) : "";
    }

    /// <summary>True where most letters are of scripts without blanks between words.</summary>
    private static bool IsDense(IHtmlDocument document)
    {
        var letters = (document.Body?.TextContent ?? "").Where(char.IsLetter).Take(LettersLookedAt).ToList();
        return letters.Count(letter => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u3040' and <= '\u9FFF') * 2 > letters.Count;
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

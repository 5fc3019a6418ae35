using System.Collections.Immutable;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>page</c>: a web page without a feed, its posts found by CSS selectors. A post is known by its address or, where it has none,
/// by its words; a page without dates is dated by when each post was first seen.
/// </summary>
internal sealed class PageSource(SourceParts parts) : IFeedSource
{
    private readonly SingleDocument _document = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("page", parts => new PageSource(parts))
    {
        Members = ["select"],
        Mistake = feed => feed.Select is null
            ? "a page needs selectors; write \"select\": { \"item\": \"article\" } and, where the defaults do not fit, title, link, text, date and author"
            : feed.Select.Given().Select(given => Wrong(given.Name, given.Selector)).FirstOrDefault(wrong => wrong is not null),
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var url = state?.AdoptedUrl is { } adopted ? new Uri(adopted) : feed.Url;
        var request = new FetchRequest { Url = url, Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1", Headers = url.Authority == feed.Url.Authority ? headers : headers.Clear() };
        return await _document.ReadAsync(feed, state, request, outcome => Page(outcome, feed.Select!, ParsingBudget.For(outcome.Body.Length, cancellationToken)), cancellationToken);
    }

    private ParsedFeed Page(FetchOutcome outcome, PageSelectors select, ParsingBudget budget)
    {
        using var page = HtmlDocuments.ParsePage(DocumentDecoder.Decode(outcome.Body.Span, outcome.ContentType), budget);
        var root = WebAddress.Rebase(outcome.FinalUrl, page.QuerySelector("base[href]")?.GetAttribute("href"));
        var items = page.QuerySelectorAll(select.Item).Take(parts.Options.MaximumPostsPerDocument).Select(element => Item(element, select, root, budget)).ToImmutableArray();
        if (items.IsEmpty) throw new NotAFeedException($"Nothing on the page matches the selector '{select.Item}'; it may have changed, or be built by a script.");
        return new ParsedFeed
        {
            Title = PlainText.Line(page.Title ?? "") is { Length: > 0 } title ? title : null,
            Link = outcome.FinalUrl?.AbsoluteUri,
            Language = page.DocumentElement.GetAttribute("lang"),
            Items = items,
        };
    }

    private static ParsedItem Item(IElement element, PageSelectors select, Uri? root, ParsingBudget budget)
    {
        budget.Look();
        var heading = select.Title is { } given ? Find(element, given) : element.QuerySelector("h1, h2, h3, h4, h5, h6") ?? element.QuerySelector("a[href]");
        var title = select.Title is { } headline ? Value(element, headline) : heading?.TextContent;
        var link = WebAddress.Resolve(root, select.Link is { } where ? Value(element, where, "href") : Anchor(element, heading)?.GetAttribute("href"));
        var date = select.Date is { } when ? Value(element, when, "datetime", "content", "title") : Value(element, "time", "datetime");
        var author = select.Author is { } who ? Value(element, who) : null;
        budget.Look();
        var body = select.Text is { } text ? Body(element, text, root, budget) : Rest(element, [heading, Find(element, select.Date ?? "time"), select.Author is null ? null : Find(element, select.Author)], root, budget);
        return new ParsedItem
        {
            Title = Line(title),
            Link = link,
            ContentHtml = body.Html,
            ContentText = body.Text,
            Links = [.. body.Links.Where(address => address != link)],
            Published = FeedDates.Read(Line(date)),
            PublishedRaw = Line(date),
            Author = Line(author),
        };
    }

    /// <summary>The headline's own link, or the first of the item.</summary>
    private static IElement? Anchor(IElement element, IElement? heading) =>
        element as IHtmlAnchorElement ?? heading as IHtmlAnchorElement ?? heading?.QuerySelector("a[href]") ?? element.QuerySelector("a[href]");

    private static HtmlBody Body(IElement element, string selector, Uri? root, ParsingBudget budget)
    {
        var (path, attribute) = Split(selector);
        if (attribute is not null) return new HtmlBody(null, PlainText.Tidy(Value(element, selector) ?? ""), []);
        return HtmlCleaner.Clean(string.Concat(element.QuerySelectorAll(path).Select(found => $"<div>{found.InnerHtml}</div>")), root, budget);
    }

    /// <summary>All of the item but what has been read as its headline, date or author. The page is read once: it may be taken apart.</summary>
    private static HtmlBody Rest(IElement element, IEnumerable<IElement?> known, Uri? root, ParsingBudget budget)
    {
        foreach (var part in known) if (part is not null && part != element) part.Remove();
        return HtmlCleaner.Clean(element.InnerHtml, root, budget);
    }

    private static string? Line(string? text) => text is not null && PlainText.Line(text).Trim() is { Length: > 0 } line ? line : null;

    private static IElement? Find(IElement element, string selector) => Split(selector).Path is { Length: > 0 } path ? element.QuerySelector(path) : element;

    /// <summary>The named attribute, or the first of those given that is there, or the text.</summary>
    private static string? Value(IElement element, string selector, params ReadOnlySpan<string> attributes)
    {
        if (Find(element, selector) is not { } found) return null;
        if (Split(selector).Attribute is { } attribute) return found.GetAttribute(attribute);
        foreach (var name in attributes)
        {
            if (found.GetAttribute(name) is { Length: > 0 } value) return value;
        }

        return found.TextContent;
    }

    private static (string Path, string? Attribute) Split(string selector) =>
        selector.LastIndexOf('@') is >= 0 and var at && selector.AsSpan(at).IndexOfAny("\"']") < 0 ? (selector[..at].Trim(), selector[(at + 1)..].Trim()) : (selector, null);

    private static string? Wrong(string name, string selector)
    {
        var (path, attribute) = Split(selector);
        var isValid = attribute is null ? IsSelector(path) : name != "item" && attribute.Length > 0 && (path.Length == 0 || IsSelector(path));
        return isValid ? null : $"select.{name} is \"{selector}\"; write a CSS selector{(name == "item" ? "" : ", with @attribute after it to take an attribute")}";
    }

    private static bool IsSelector(string path)
    {
        try
        {
            return new CssSelectorParser().ParseSelector(path) is not null;
        }
        catch (DomException)
        {
            return false;
        }
    }
}

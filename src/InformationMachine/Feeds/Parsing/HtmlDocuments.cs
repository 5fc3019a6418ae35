using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens.Struct;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// HTML as the tree a browser without scripts would build, with what browsers hide and feed readers show brought to light: publishers
/// close an iframe like an XML element, and everything after it would vanish inside. The one door to the HTML parser: no tree is built
/// without a budget, whose time and memory are looked at with every token. Thread-safe.
/// </summary>
internal static class HtmlDocuments
{
    /// <summary>An iframe in an iframe in an iframe; deeper ones are nobody's article.</summary>
    private const int MaximumOpenings = 3;

    /// <summary>The parser's own limit, which is deeper than any page: elements beyond it become siblings.</summary>
    private const int MaximumDepth = 512;

    private static readonly IBrowsingContext Context = BrowsingContext.New(AngleSharp.Configuration.Default);

    /// <summary>A body; null where a tree of it would cost more than its size allows, and its text has to be found without one.</summary>
    public static IHtmlDocument? ParseBody(string html, ParsingBudget budget)
    {
        if (!budget.AllowsTrees || !MarkupLimits.Allow(html)) return null;
        var parser = Parser(html.Length, MarkupLimits.TreeElements, budget);
        IHtmlDocument? document = null;
        try
        {
            document = parser.ParseDocument("<!doctype html><html><body>" + html);
            if (document.Body is not { } body) return document;
            if (Holds(html, "<iframe") || Holds(html, "<noembed") || Holds(html, "<noframes")) OpenFrames(parser, body);
            if (Holds(html, "<svg") || Holds(html, "<math")) NameForeign(body);
            return document;
        }
        catch (TreeTooLargeException)
        {
            document?.Dispose();
            return null;
        }
    }

    /// <summary>A whole page, as it is.</summary>
    /// <exception cref="NotAFeedException">Its tree would cost more than its size allows.</exception>
    public static IHtmlDocument ParsePage(string html, ParsingBudget budget)
    {
        try
        {
            return Parser(html.Length, MarkupLimits.ElementsOfPage(html.Length), budget).ParseDocument(html);
        }
        catch (TreeTooLargeException e)
        {
            throw new NotAFeedException("The page has far more elements than a page of its size needs; it is left unread.", e);
        }
    }

    private static HtmlParser Parser(int characters, int elements, ParsingBudget budget)
    {
        var context = Context;
        var most = GC.GetAllocatedBytesForCurrentThread() + ParsingBudget.TreeBytes(characters);
        return new HtmlParser(
            new HtmlParserOptions
            {
                MaximumDepth = MaximumDepth,
                ShouldEmitAttribute = static (ref StructHtmlToken tag, ReadOnlyMemory<char> _) => tag.Attributes.Count <= MarkupLimits.Attributes,
                OnToken = (token, _) =>
                {
                    budget.Check();
                    if (token.Type == HtmlTokenType.StartTag) elements--;
                    if (elements < 0 || GC.GetAllocatedBytesForCurrentThread() > most) throw new TreeTooLargeException();
                },
            },
            context);
    }

    /// <summary>What stands inside these elements is text to the parser; it is read as the HTML it is.</summary>
    private static void OpenFrames(HtmlParser parser, IElement body)
    {
        for (var opening = 0; opening < MaximumOpenings; opening++)
        {
            var frames = body.QuerySelectorAll("iframe,noembed,noframes").Where(frame => !string.IsNullOrWhiteSpace(frame.TextContent)).ToList();
            if (frames.Count == 0) return;
            foreach (var frame in frames) frame.Replace([.. parser.ParseFragment(frame.TextContent, body)]);
        }
    }

    /// <summary>
    /// Attributes with a namespace, which only drawings and formulas have, are known to a sanitiser by another name than they are written
    /// with: none stays, and a link inside a drawing becomes a link.
    /// </summary>
    private static void NameForeign(IElement body)
    {
        foreach (var element in body.QuerySelectorAll("*"))
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.NamespaceUri is not null).ToList())
            {
                element.RemoveAttribute(attribute.NamespaceUri!, attribute.LocalName);
                if (element.LocalName == "a" && attribute.LocalName == "href") element.SetAttribute("href", attribute.Value);
            }
        }
    }

    private static bool Holds(string html, string part) => html.Contains(part, StringComparison.OrdinalIgnoreCase);
}

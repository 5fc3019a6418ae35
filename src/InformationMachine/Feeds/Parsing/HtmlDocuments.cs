using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// HTML as the tree a browser without scripts would build, with what browsers hide and feed readers show brought to light: publishers
/// close an iframe like an XML element, and everything after it would vanish inside. Thread-safe.
/// </summary>
internal static class HtmlDocuments
{
    /// <summary>An iframe in an iframe in an iframe; deeper ones are nobody's article.</summary>
    private const int MaximumOpenings = 3;

    private static readonly HtmlParser Parser = new(new HtmlParserOptions(), BrowsingContext.New(AngleSharp.Configuration.Default));

    /// <summary>Parses a body; the caller has made sure that it is within <see cref="MarkupLimits"/>.</summary>
    public static IHtmlDocument Parse(string html)
    {
        var document = Parser.ParseDocument("<!doctype html><html><body>" + html);
        if (document.Body is not { } body) return document;
        if (Holds(html, "<iframe") || Holds(html, "<noembed") || Holds(html, "<noframes")) OpenFrames(body);
        if (Holds(html, "<svg") || Holds(html, "<math")) NameForeign(body);
        return document;
    }

    /// <summary>What stands inside these elements is text to the parser; it is read as the HTML it is.</summary>
    private static void OpenFrames(IElement body)
    {
        for (var opening = 0; opening < MaximumOpenings; opening++)
        {
            var frames = body.QuerySelectorAll("iframe,noembed,noframes").Where(frame => !string.IsNullOrWhiteSpace(frame.TextContent)).ToList();
            if (frames.Count == 0) return;
            foreach (var frame in frames) frame.Replace([.. Parser.ParseFragment(frame.TextContent, body)]);
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

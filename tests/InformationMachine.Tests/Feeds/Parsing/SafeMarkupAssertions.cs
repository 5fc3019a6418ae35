using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>What must hold of any markup that is kept, looked at the way a browser that runs scripts reads it.</summary>
internal static class SafeMarkupAssertions
{
    private static readonly HtmlParser Browser = new(new HtmlParserOptions { IsScripting = true });

    private static readonly HashSet<string> Tags = new(StringComparer.Ordinal)
    {
        "a", "abbr", "acronym", "address", "article", "aside", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite", "code", "col", "colgroup",
        "data", "dd", "del", "details", "dfn", "dir", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "i", "img", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q", "rp", "rt", "rtc", "ruby", "s", "samp", "section", "small", "span",
        "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr", "picture", "source", "track", "audio", "video", "hgroup", "nobr", "basefont",
    };

    private static readonly HashSet<string> Addresses = new(StringComparer.Ordinal) { "href", "src", "cite", "longdesc", "srcset", "poster", "action", "formaction", "data", "background", "xlink:href", "ping", "icon", "manifest" };

    /// <summary>Fails where a browser could run, load into itself or submit anything.</summary>
    public static void ShouldBeHarmless(this string? html, string because)
    {
        if (html is null) return;
        using var document = Browser.ParseDocument("<!doctype html><body>" + html);
        document.Head!.ChildElementCount.ShouldBe(0, because);
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            Tags.ShouldContain(element.LocalName, because);
            element.NamespaceUri.ShouldBe("http://www.w3.org/1999/xhtml", because);
            foreach (var attribute in element.Attributes) Harmless(attribute, because);
        }
    }

    private static void Harmless(IAttr attribute, string because)
    {
        attribute.Name.ShouldNotStartWith("on", Case.Insensitive, because);
        attribute.Name.ShouldNotBeOneOf("style", "srcdoc", "id", "name", "class", "http-equiv");
        if (!Addresses.Contains(attribute.Name)) return;
        foreach (var address in attribute.Name == "srcset" ? attribute.Value.Split(',') : [attribute.Value])
        {
            // Browsers drop control characters and blanks before they look at the scheme.
            var seen = string.Concat(address.Where(c => c > ' '));
            var colon = seen.IndexOfAny([':', '/', '?', '#']);
            if (colon > 0 && seen[colon] == ':') seen[..colon].ToLowerInvariant().ShouldBeOneOf(["http", "https", "mailto"], because);
        }
    }
}

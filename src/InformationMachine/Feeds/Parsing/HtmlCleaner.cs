using System.Collections.Immutable;
using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html;
using Ganss.Xss;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// HTML to what may be kept: markup that cannot execute, and the text a reader sees. Bodies without markup, which are most, never see
/// an HTML parser. Thread-safe.
/// </summary>
internal static class HtmlCleaner
{
    private const int MaximumLinks = 100;

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "h1", "h2",
        "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "tr", "ul", "center", "details", "summary",
    };

    /// <summary>Cleans a body.</summary>
    public static HtmlBody Clean(string html, Uri? baseUrl)
    {
        if (!html.Contains('<', StringComparison.Ordinal))
        {
            var text = html.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(html) : html;
            return new HtmlBody(null, PlainText.Tidy(text), []);
        }

        using var document = Sanitizer.SanitizeDom(html, baseUrl?.AbsoluteUri ?? "");
        var body = document.Body;
        if (body is null) return new HtmlBody(null, "", []);
        var plain = new StringBuilder(html.Length / 2);
        Append(body, plain);
        return new HtmlBody(body.ChildNodes.ToHtml(HtmlMarkupFormatter.Instance), PlainText.Tidy(plain.ToString()), Links(body));
    }

    /// <summary>The text of a title or name that may hold markup, on one line.</summary>
    public static string Line(string html)
    {
        if (html.AsSpan().IndexOfAny('<', '&') < 0) return PlainText.Line(html);
        if (!html.Contains('<', StringComparison.Ordinal) || !LooksLikeMarkup(html)) return PlainText.Line(WebUtility.HtmlDecode(html));
        return PlainText.Line(Clean(html, baseUrl: null).Text);
    }

    /// <summary>"a &lt; b" is text; "&lt;b&gt;" and "&lt;/b&gt;" are markup.</summary>
    private static bool LooksLikeMarkup(string html)
    {
        for (var i = html.IndexOf('<', StringComparison.Ordinal); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (char.IsAsciiLetter(html[i + 1]) || html[i + 1] is '/' or '!') return true;
        }

        return false;
    }

    private static void Append(INode root, StringBuilder text)
    {
        var open = new Stack<(INode Node, bool Leaving)>([(root, false)]);
        while (open.TryPop(out var step))
        {
            var isBlock = step.Node is IElement element && Blocks.Contains(element.LocalName);
            if (isBlock && text.Length > 0 && text[^1] != '\n') text.Append('\n');
            if (step.Leaving) continue;
            if (step.Node is IText leaf) AppendFolded(leaf.Data, text);
            if (step.Node is IElement { LocalName: "td" or "th" }) text.Append(' ');
            if (isBlock) open.Push((step.Node, true));
            for (var child = step.Node.LastChild; child is not null; child = child.PreviousSibling) open.Push((child, false));
        }
    }

    /// <summary>White space in HTML text is one blank, line breaks included.</summary>
    private static void AppendFolded(string data, StringBuilder text)
    {
        foreach (var c in data)
        {
            if (c is ' ' or '\n' or '\r' or '\t' or '\f')
            {
                if (text.Length > 0 && text[^1] is not (' ' or '\n')) text.Append(' ');
            }
            else
            {
                text.Append(c);
            }
        }
    }

    private static ImmutableArray<string> Links(IElement body) =>
        [.. body.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")).OfType<string>()
            .Where(href => Uri.TryCreate(href, UriKind.Absolute, out var url) && WebAddress.IsWeb(url))
            .Distinct(StringComparer.Ordinal).Take(MaximumLinks)];

    private static HtmlSanitizer CreateSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        foreach (var tag in new[] { "form", "input", "button", "select", "option", "optgroup", "textarea", "label", "fieldset", "legend", "datalist", "keygen", "menu", "menuitem", "meter", "output", "progress", "style", "html", "head", "body", "command", "map", "area" })
            sanitizer.AllowedTags.Remove(tag);
        foreach (var attribute in new[] { "style", "action", "background", "dynsrc", "lowsrc", "class", "id", "name", "usemap", "method", "enctype", "accept", "accept-charset", "target", "contenteditable", "draggable", "dropzone", "accesskey", "tabindex", "for", "shape", "coords" })
            sanitizer.AllowedAttributes.Remove(attribute);
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in new[] { "http", "https", "mailto" }) sanitizer.AllowedSchemes.Add(scheme);
        // A tag that goes away leaves its words behind; those whose words are not for readers go with them.
        sanitizer.KeepChildNodes = true;
        sanitizer.RemovingTag += (_, removing) =>
        {
            if (removing.Tag.LocalName is "script" or "style" or "iframe" or "object" or "embed" or "applet" or "noscript" or "noframes" or "template" or "title" or "textarea" or "select" or "svg" or "math" or "xml" or "frameset" or "noembed" or "plaintext" or "xmp")
                removing.Tag.InnerHtml = "";
        };
        return sanitizer;
    }
}

using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Markup that may be kept, by HtmlSanitizer: no script, style, form, handler or foreign frame; addresses http(s) or mailto. Thread-safe.</summary>
internal static class SafeMarkup
{
    private const int MaximumLinks = 100;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\u00A0");

    /// <summary>Browsers encode these in an address; left as they are, they look like markup to programs that take markup for text.</summary>
    private static readonly SearchValues<char> Misleading = SearchValues.Create(" <>\"'`\n\r\t");

    private static readonly HtmlSanitizer Sanitizer = CreateSanitizer();

    /// <summary>Sanitises a document in place and writes what is left of its body.</summary>
    /// <param name="document">The document, which is changed.</param>
    /// <param name="body">Its body.</param>
    /// <param name="text">The body's text, read before.</param>
    /// <param name="baseUrl">What relative addresses are relative to; null leaves them as they are.</param>
    public static HtmlBody Of(IHtmlDocument document, IHtmlElement body, string text, Uri? baseUrl)
    {
        Sanitizer.SanitizeDom(document, body, baseUrl?.AbsoluteUri ?? "");
        var html = new StringBuilder();
        var links = new List<string>();
        WriteChildren(body, html, links);
        return new HtmlBody(html.ToString(), text, [.. links.Distinct(StringComparer.Ordinal).Take(MaximumLinks)]);
    }

    // The library's formatter writes every piece that needs care; the walk is ours, because the library's takes time with the square of
    // the siblings. MarkupLimits bounds the depth, so recursion may follow it.
    private static void WriteChildren(INode parent, StringBuilder html, List<string> links)
    {
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IText text) Write(text, html);
            else if (children[i] is IElement element) Write(element, html, links);
        }
    }

    private static void Write(IText text, StringBuilder html)
    {
        if (text.Data.AsSpan().IndexOfAny(Escaped) < 0) html.Append(text.Data);
        else html.Append(HtmlFormatter.Instance.Text(text));
    }

    private static void Write(IElement element, StringBuilder html, List<string> links)
    {
        var isVoid = element.Flags.HasFlag(NodeFlags.SelfClosing);
        if (element.Attributes.Length == 0) html.Append('<').Append(element.LocalName).Append('>');
        else html.Append(HtmlFormatter.Instance.OpenTag(element, isVoid));
        if (element.LocalName == "a" && element.GetAttribute("href") is { } href && Uri.TryCreate(href, UriKind.Absolute, out var url) && WebAddress.IsWeb(url)) links.Add(href);
        if (isVoid) return;
        WriteChildren(element, html, links);
        html.Append("</").Append(element.LocalName).Append('>');
    }

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
            if (HtmlText.IsUnread(removing.Tag.LocalName)) removing.Tag.InnerHtml = "";
        };
        sanitizer.FilterUrl += (_, filtering) =>
        {
            if (filtering.SanitizedUrl is not { } url) return;
            if (!Ascii.IsValid(filtering.OriginalUrl)) url = WebAddress.Readable(url);
            filtering.SanitizedUrl = url.AsSpan().IndexOfAny(Misleading) < 0 ? url : WebAddress.Encoded(url);
        };
        return sanitizer;
    }
}

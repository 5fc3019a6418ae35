using System.Text;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Questions that every adapter asks of a document's elements. One per document; not thread-safe.</summary>
internal sealed class FeedElements
{
    private readonly Dictionary<(XNamespace, string), Vocabulary> _vocabularies = [];

    /// <param name="baseUrl">Where the document came from.</param>
    /// <param name="limits">How much of a body is looked at.</param>
    public FeedElements(Uri? baseUrl, ParserLimits limits)
    {
        BaseUrl = baseUrl;
        Limits = limits;
    }

    /// <summary>Where the document came from.</summary>
    public Uri? BaseUrl { get; }

    public ParserLimits Limits { get; }

    public Vocabulary VocabularyOf(XElement element)
    {
        var prefix = element.Annotation<string>() ?? "";
        var key = (element.Name.Namespace, prefix);
        if (!_vocabularies.TryGetValue(key, out var vocabulary))
            _vocabularies[key] = vocabulary = XmlNames.Of(element.Name.NamespaceName, prefix);
        return vocabulary;
    }

    public bool Is(XElement element, Vocabulary vocabulary, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && VocabularyOf(element) == vocabulary;

    public IEnumerable<XElement> Children(XElement parent, Vocabulary vocabulary, string name) =>
        parent.Elements().Where(child => Is(child, vocabulary, name));

    public XElement? Child(XElement parent, Vocabulary vocabulary, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in parent.Elements())
            {
                if (Is(child, vocabulary, name)) return child;
            }
        }

        return null;
    }

    /// <summary>The first non-empty plain line among the named children.</summary>
    public string? Line(XElement parent, Vocabulary vocabulary, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var child in parent.Elements())
            {
                if (Is(child, vocabulary, name) && HtmlCleaner.Line(child.Value) is { Length: > 0 } line) return line;
            }
        }

        return null;
    }

    /// <summary>An attribute whatever its case and prefix.</summary>
    public static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value.Trim();

    /// <summary>The base that holds for an element: the nearest <c>xml:base</c>, relative ones against outer ones.</summary>
    public Uri? BaseOf(XElement element)
    {
        Uri? result = BaseUrl;
        foreach (var ancestor in element.AncestorsAndSelf().Reverse())
        {
            if (ancestor.Attribute(XNamespace.Xml + "base") is { } own) result = WebAddress.Rebase(result, own.Value);
        }

        return result;
    }

    public static string? LanguageOf(XElement element) =>
        element.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(language => !string.IsNullOrWhiteSpace(language))?.Trim();

    /// <summary>Cleans a body of HTML that stands in an element's text or as its children.</summary>
    public HtmlBody? Body(XElement? element)
    {
        if (element is null) return null;
        var html = element.HasElements ? Markup(element) : element.Value;
        return Body(html, BaseOf(element));
    }

    public HtmlBody? Body(string html, Uri? baseUrl)
    {
        if (string.IsNullOrWhiteSpace(html)) return null;
        if (html.Length > Limits.BodyCharacters) html = html[..Limits.BodyCharacters];
        return HtmlCleaner.Clean(html, baseUrl);
    }

    /// <summary>Children as HTML source: names without prefixes, text escaped.</summary>
    public string Markup(XElement parent)
    {
        var html = new StringBuilder();
        foreach (var node in parent.Nodes()) Append(node, html);
        return html.ToString();
    }

    private void Append(XNode node, StringBuilder html)
    {
        // Depth is bounded by the document reader, so the recursion is too.
        switch (node)
        {
            case XCData cdata:
                html.Append(cdata.Value);
                break;
            case XText text:
                html.Append(Escape(text.Value));
                break;
            case XElement element when html.Length < Limits.BodyCharacters:
                html.Append('<').Append(element.Name.LocalName);
                foreach (var attribute in element.Attributes())
                    html.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(Escape(attribute.Value)).Append('"');
                html.Append('>');
                foreach (var child in element.Nodes()) Append(child, html);
                if (!IsVoid(element.Name.LocalName)) html.Append("</").Append(element.Name.LocalName).Append('>');
                break;
        }
    }

    private static bool IsVoid(string name) =>
        name is "area" or "base" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "param" or "source" or "track" or "wbr";

    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);
}

using System.Text;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Questions that every adapter asks of a document's elements. One per document; not thread-safe.</summary>
internal sealed class FeedElements
{
    private readonly Dictionary<(XNamespace, string), Vocabulary> _vocabularies = [];
    private readonly HashSet<XNamespace> _own;
    private readonly Vocabulary _ownVocabulary;

    /// <param name="root">The document, or the part of it that is the feed.</param>
    /// <param name="ownVocabulary">What kind of feed it is.</param>
    /// <param name="baseUrl">Where the document came from.</param>
    /// <param name="limits">How much of a body is looked at.</param>
    /// <param name="budget">What the whole document may cost.</param>
    public FeedElements(XElement root, Vocabulary ownVocabulary, Uri? baseUrl, ParserLimits limits, ParsingBudget budget)
    {
        _own = [.. OwnNamespaces(root)];
        _ownVocabulary = ownVocabulary;
        BaseUrl = baseUrl;
        Limits = limits;
        Budget = budget;
    }

    /// <summary>What relative addresses are relative to where no <c>xml:base</c> says otherwise: where the document came from, until an adapter knows better.</summary>
    public Uri? BaseUrl { get; set; }

    public ParserLimits Limits { get; }

    public ParsingBudget Budget { get; }

    /// <summary>
    /// What an element's namespace means. Whatever namespace the feed itself is in, its own elements are the feed's: formats were
    /// renamed often, and publishers invent namespaces.
    /// </summary>
    public Vocabulary VocabularyOf(XElement element)
    {
        if (_own.Contains(element.Name.Namespace)) return _ownVocabulary;
        var prefix = element.Annotation<string>() ?? "";
        var key = (element.Name.Namespace, prefix);
        if (!_vocabularies.TryGetValue(key, out var vocabulary))
            _vocabularies[key] = vocabulary = XmlNames.Of(element.Name.NamespaceName, prefix);
        return vocabulary;
    }

    private static IEnumerable<XNamespace> OwnNamespaces(XElement root)
    {
        if (!root.Name.NamespaceName.Equals(XmlNames.Rdf, StringComparison.OrdinalIgnoreCase)) yield return root.Name.Namespace;
        if (root.Name.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase)) yield break;
        var channel = root.Elements().FirstOrDefault(child => child.Name.LocalName.Equals("channel", StringComparison.OrdinalIgnoreCase));
        if (channel is not null) yield return channel.Name.Namespace;
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
                if (Is(child, vocabulary, name) && HtmlCleaner.Line(child.Value, Budget) is { Length: > 0 } line) return line;
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
        // Depth is bounded by the document reader, so the recursion is too.
        var outer = element.Parent is { } parent ? BaseOf(parent) : BaseUrl;
        return element.HasAttributes && element.Attribute(XNamespace.Xml + "base") is { } own ? WebAddress.Rebase(outer, own.Value) : outer;
    }

    public static string? LanguageOf(XElement element) =>
        element.AncestorsAndSelf().Select(e => e.Attribute(XNamespace.Xml + "lang")?.Value).FirstOrDefault(language => !string.IsNullOrWhiteSpace(language))?.Trim();

    /// <summary>Cleans a body of HTML that stands in an element's text or as its children.</summary>
    public HtmlBody? Body(XElement? element) => element is null ? null : Body(Source(element), BaseOf(element));

    public HtmlBody? Body(string html, Uri? baseUrl) => string.IsNullOrWhiteSpace(html) ? null : HtmlCleaner.Clean(Cut(html), baseUrl, Budget);

    /// <summary>Only the text of a body; null where there is none.</summary>
    public string? Text(XElement? element) =>
        element is not null && Source(element) is var html && !string.IsNullOrWhiteSpace(html) ? HtmlCleaner.Text(Cut(html), Budget) : null;

    /// <summary>A title on one line; null where there is none.</summary>
    public string? TitleLine(XElement element) =>
        Source(element) is var html && !string.IsNullOrWhiteSpace(html) ? HtmlCleaner.Title(Cut(html), Budget) : null;

    private string Source(XElement element) => element.HasElements ? Markup(element) : element.Value;

    public string Cut(string html) => html.Length > Limits.BodyCharacters ? html[..Limits.BodyCharacters] : html;

    /// <summary>Children as HTML source: names without prefixes.</summary>
    /// <param name="parent">The element that holds them.</param>
    /// <param name="isEscaped">Whether their text is source already.</param>
    public string Markup(XElement parent, bool isEscaped = false)
    {
        var html = new StringBuilder();
        foreach (var node in parent.Nodes()) Append(node, isEscaped, html);
        return html.ToString();
    }

    private void Append(XNode node, bool isEscaped, StringBuilder html)
    {
        // Depth is bounded by the document reader, so the recursion is too.
        switch (node)
        {
            case XCData cdata:
                html.Append(cdata.Value);
                break;
            case XText text:
                html.Append(isEscaped ? text.Value : Escape(text.Value));
                break;
            case XElement element when html.Length < Limits.BodyCharacters:
                html.Append('<').Append(element.Name.LocalName);
                foreach (var attribute in element.Attributes())
                    html.Append(' ').Append(attribute.Name.LocalName).Append("=\"").Append(Escape(attribute.Value)).Append('"');
                html.Append('>');
                foreach (var child in element.Nodes()) Append(child, isEscaped, html);
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

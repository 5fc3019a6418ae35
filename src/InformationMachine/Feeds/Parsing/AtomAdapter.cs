using System.Text;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Atom 1.0 (RFC 4287) and 0.3.</summary>
internal sealed class AtomAdapter
{
    private readonly FeedElements _elements;

    public AtomAdapter(FeedElements elements) => _elements = elements;

    public ParsedFeed Adapt(XElement root)
    {
        // A document may also be a single entry.
        var entries = root.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase) ? [root] : root.Elements().Where(e => Named(e, "entry"));
        return new ParsedFeed
        {
            Title = Text(root, "title")?.Line,
            Link = Link(root),
            Description = Text(root, "subtitle", "tagline", "info")?.Line,
            Language = FeedElements.LanguageOf(root),
            Author = Author(root),
            Items = [.. entries.Take(_elements.Limits.Items).Select(Entry)],
        };
    }

    /// <summary>An Atom text construct, for feeds of other kinds that borrow it.</summary>
    public AtomText? Read(XElement? element) => element is null ? null : Construct(element);

    private ParsedItem Entry(XElement entry)
    {
        var content = Text(entry, "content");
        var summary = Text(entry, "summary");
        var body = content is { Body.Text.Length: > 0 } ? content : summary ?? content;
        var published = Value(entry, "published", "issued") ?? Dublin(entry) ?? Value(entry, "created");
        var updated = Value(entry, "updated", "modified");
        return new ParsedItem
        {
            Id = Value(entry, "id"),
            Title = Text(entry, "title")?.Line is { Length: > 0 } title ? title : MediaTitle(entry),
            Link = Link(entry),
            Author = Author(entry) ?? Source(entry),
            Published = FeedDates.Read(published) ?? FeedDates.Read(updated),
            PublishedRaw = published ?? updated,
            Updated = FeedDates.Read(updated),
            ContentHtml = body?.Body.Html,
            ContentText = body?.Body.Text ?? MediaDescription(entry),
            SummaryText = ReferenceEquals(body, summary) ? null : summary?.Body.Text,
            Links = body?.Body.Links ?? [],
            Language = FeedElements.LanguageOf(entry),
        };
    }

    private bool Named(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && _elements.VocabularyOf(element) is Vocabulary.Atom or Vocabulary.None;

    private XElement? Child(XElement parent, string name) => parent.Elements().FirstOrDefault(child => Named(child, name));

    private string? Value(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Child(parent, name)?.Value.Trim() is { Length: > 0 } value) return value;
        }

        return null;
    }

    private string? Dublin(XElement entry) =>
        _elements.Child(entry, Vocabulary.DublinCore, "date")?.Value.Trim() ?? _elements.Child(entry, Vocabulary.DublinCoreTerms, "created", "issued")?.Value.Trim();

    private string? MediaTitle(XElement entry) => Media(entry, "title");

    private string? MediaDescription(XElement entry) => Media(entry, "description");

    private string? Media(XElement entry, string name)
    {
        var group = _elements.Child(entry, Vocabulary.Media, "group") ?? entry;
        return _elements.Child(group, Vocabulary.Media, name) is { } element ? PlainText.Tidy(element.Value) : null;
    }

    private AtomText? Text(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Child(parent, name) is { } element && Construct(element) is { } text) return text;
        }

        return null;
    }

    private AtomText? Construct(XElement element)
    {
        var type = (FeedElements.Attribute(element, "type") ?? "").ToLowerInvariant();
        var mode = (FeedElements.Attribute(element, "mode") ?? "").ToLowerInvariant();
        var baseUrl = _elements.BaseOf(element);
        if (mode == "base64" || (IsBinary(type) && !element.HasElements)) return Base64(element.Value, type, baseUrl);
        if (element.HasElements) return Html(_elements.Markup(element), baseUrl);
        var value = element.Value;
        if (type.Contains("html", StringComparison.Ordinal) || mode == "escaped" || type.EndsWith("xml", StringComparison.Ordinal)) return Html(value, baseUrl);
        // Publishers who mean HTML often forget to say so; a closing or self-closing tag gives them away.
        if (type is "" or "text" && LooksLikeHtml(value)) return Html(value, baseUrl);
        return Plain(value);
    }

    private static bool LooksLikeHtml(string value) =>
        value.Contains("</", StringComparison.Ordinal) || value.Contains("/>", StringComparison.Ordinal) || value.Contains("<br>", StringComparison.OrdinalIgnoreCase) || value.Contains("<p>", StringComparison.OrdinalIgnoreCase) || value.Contains("<img ", StringComparison.OrdinalIgnoreCase);

    private static bool IsBinary(string type) =>
        type.Contains('/', StringComparison.Ordinal) && !type.StartsWith("text/", StringComparison.Ordinal)
        && !type.EndsWith("xml", StringComparison.Ordinal) && !type.Contains("html", StringComparison.Ordinal);

    private AtomText? Base64(string value, string type, Uri? baseUrl)
    {
        var bytes = new byte[value.Length];
        if (!Convert.TryFromBase64String(value.Trim(), bytes, out var length)) return null;
        var text = Encoding.UTF8.GetString(bytes, 0, length);
        return type is "" or "text/plain" && !LooksLikeHtml(text) ? Plain(text) : Html(text, baseUrl);
    }

    private AtomText? Html(string html, Uri? baseUrl) => _elements.Body(html, baseUrl) is { } body ? new AtomText(body, body.Text.Replace('\n', ' ')) : null;

    private static AtomText? Plain(string text)
    {
        var tidy = PlainText.Tidy(text);
        return tidy.Length == 0 ? null : new AtomText(new HtmlBody(null, tidy, []), tidy.Replace('\n', ' '));
    }

    private string? Link(XElement parent)
    {
        string? first = null, alternate = null;
        foreach (var link in parent.Elements().Where(child => Named(child, "link")))
        {
            var relation = (FeedElements.Attribute(link, "rel") ?? "alternate").ToLowerInvariant();
            var href = FeedElements.Attribute(link, "href") ?? (link.Value.Trim() is { Length: > 0 } inner ? inner : null);
            if (relation is "" or "alternate" or "http://www.iana.org/assignments/relation/alternate")
            {
                var address = WebAddress.Resolve(_elements.BaseOf(link), href);
                var type = FeedElements.Attribute(link, "type") ?? "";
                if (type.Contains("html", StringComparison.OrdinalIgnoreCase) && address is not null) return address;
                alternate ??= address;
            }
            else if (relation is "related" or "via" or "enclosure")
            {
                first ??= WebAddress.Resolve(_elements.BaseOf(link), href);
            }
        }

        if (alternate is not null) return alternate;
        // Content elsewhere is the next best place to read it; so is an identity that is an address.
        var source = Child(parent, "content") is { } content ? WebAddress.Resolve(_elements.BaseOf(content), FeedElements.Attribute(content, "src")) : null;
        var identity = Value(parent, "id");
        var byIdentity = identity?.StartsWith("http", StringComparison.OrdinalIgnoreCase) == true && parent.Name.LocalName == "entry" ? WebAddress.Resolve(null, identity) : null;
        return source ?? first ?? byIdentity;
    }

    private string? Author(XElement parent)
    {
        foreach (var author in parent.Elements().Where(child => Named(child, "author")))
        {
            if (Person(author) is { } person) return person;
        }

        return _elements.Line(parent, Vocabulary.DublinCore, "creator") ?? _elements.Line(parent, Vocabulary.ITunes, "author");
    }

    private string? Source(XElement entry) => Child(entry, "source") is { } source ? Author(source) : null;

    private string? Person(XElement person)
    {
        var name = Value(person, "name") ?? (person.HasElements ? null : person.Value);
        if (name is not null && HtmlCleaner.Line(name) is { Length: > 0 } line) return line;
        return Value(person, "email") ?? Value(person, "uri", "url", "homepage");
    }
}

using System.Globalization;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>RSS 0.90 to 2.0 and RSS 1.0 (RDF), with what they borrow from other vocabularies.</summary>
internal sealed class RssAdapter
{
    private readonly FeedElements _elements;
    private readonly AtomAdapter _atom;

    public RssAdapter(FeedElements elements)
    {
        _elements = elements;
        _atom = new AtomAdapter(elements);
    }

    public ParsedFeed Adapt(XElement root)
    {
        var channel = _elements.Child(root, Vocabulary.None, "channel") ?? root;
        // RSS 0.90 and 1.0 keep items beside the channel, 2.0 inside, and some publishers wrap them once more.
        var items = Items(channel).Concat(ReferenceEquals(channel, root) ? [] : Items(root));
        if (_elements.Child(channel, Vocabulary.None, "items") is { } wrapped) items = items.Concat(Items(wrapped));
        var link = Address(channel);
        return new ParsedFeed
        {
            Title = Title(channel),
            Link = link,
            Description = Line(_elements.Line(channel, Vocabulary.None, "description", "tagline")
                ?? _elements.Line(channel, Vocabulary.DublinCore, "description")
                ?? _elements.Line(channel, Vocabulary.ITunes, "summary", "subtitle")
                ?? _atom.Read(_elements.Child(channel, Vocabulary.Atom, "subtitle", "tagline"))?.Line),
            Language = _elements.Line(channel, Vocabulary.None, "language") ?? _elements.Line(channel, Vocabulary.DublinCore, "language") ?? FeedElements.LanguageOf(channel),
            Author = Author(channel) ?? _elements.Line(channel, Vocabulary.None, "managingEditor", "webMaster"),
            SuggestedInterval = Interval(channel),
            SkippedHours = SkippedTimes.Hours(_elements, channel),
            SkippedDays = SkippedTimes.Days(_elements, channel),
            Items = [.. items.Take(_elements.Limits.Items).Select(Item)],
        };
    }

    private IEnumerable<XElement> Items(XElement parent) =>
        parent.Elements().Where(child => child.Name.LocalName.ToLowerInvariant() is "item" or "entry" && _elements.VocabularyOf(child) is Vocabulary.None or Vocabulary.Atom or Vocabulary.Rdf);

    private ParsedItem Item(XElement item)
    {
        var description = _elements.Child(item, Vocabulary.None, "description", "summary");
        var summary = _elements.Body(description);
        var content = _elements.Body(_elements.Child(item, Vocabulary.Content, "encoded"))
            ?? _elements.Body(_elements.Child(item, Vocabulary.Xhtml, "body", "div"))
            ?? _elements.Body(_elements.Child(item, Vocabulary.None, "content", "fullitem", "body"))
            ?? _atom.Read(_elements.Child(item, Vocabulary.Atom, "content"))?.Body;
        var body = content is { Text.Length: > 0 } ? content : summary ?? content ?? Borrowed(item);
        var published = Published(item);
        var updated = Updated(item);
        var link = Address(item);
        var id = Identity(item);
        return new ParsedItem
        {
            Id = id,
            Title = Title(item),
            Link = link ?? Enclosure(item),
            Author = Author(item),
            Published = FeedDates.Read(published) ?? FeedDates.Read(updated),
            PublishedRaw = published ?? updated,
            Updated = FeedDates.Read(updated),
            ContentHtml = body?.Html,
            ContentText = body?.Text,
            SummaryText = ReferenceEquals(body, summary) ? null : summary?.Text,
            Links = body?.Links ?? [],
            Language = _elements.Line(item, Vocabulary.DublinCore, "language") ?? FeedElements.LanguageOf(item),
        };
    }

    private HtmlBody? Borrowed(XElement item) =>
        _elements.Body(_elements.Child(item, Vocabulary.DublinCore, "description"))
        ?? _atom.Read(_elements.Child(item, Vocabulary.Atom, "summary"))?.Body
        ?? _elements.Body(_elements.Child(item, Vocabulary.ITunes, "summary", "subtitle"))
        ?? _elements.Body(_elements.Child(Media(item), Vocabulary.Media, "description"));

    private string? Title(XElement parent)
    {
        foreach (var title in _elements.Children(parent, Vocabulary.None, "title"))
        {
            if (_elements.Body(title)?.Text is { Length: > 0 } text) return Line(text);
        }

        return _atom.Read(_elements.Child(parent, Vocabulary.Atom, "title"))?.Line
            ?? _elements.Line(parent, Vocabulary.DublinCore, "title")
            ?? _elements.Line(parent, Vocabulary.ITunes, "title")
            ?? _elements.Line(Media(parent), Vocabulary.Media, "title");
    }

    private XElement Media(XElement item) =>
        _elements.Child(item, Vocabulary.Media, "group") ?? _elements.Child(item, Vocabulary.Media, "content") ?? item;

    private string? Address(XElement parent)
    {
        foreach (var link in _elements.Children(parent, Vocabulary.None, "link"))
        {
            if (WebAddress.Resolve(_elements.BaseOf(link), link.Value.Trim().Length > 0 ? link.Value : FeedElements.Attribute(link, "href")) is { } address) return address;
        }

        foreach (var link in _elements.Children(parent, Vocabulary.Atom, "link"))
        {
            if (FeedElements.Attribute(link, "rel") is null or "" or "alternate" && WebAddress.Resolve(_elements.BaseOf(link), FeedElements.Attribute(link, "href") ?? link.Value) is { } address) return address;
        }

        return Permalink(parent) ?? WebAddress.Resolve(null, FeedElements.Attribute(parent, "about"));
    }

    private string? Permalink(XElement item)
    {
        if (_elements.Child(item, Vocabulary.None, "guid") is not { } guid) return null;
        if ("false".Equals(FeedElements.Attribute(guid, "isPermaLink"), StringComparison.OrdinalIgnoreCase)) return null;
        return guid.Value.Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? WebAddress.Resolve(null, guid.Value)
            : FeedElements.Attribute(guid, "isPermaLink") is null ? null : WebAddress.Resolve(_elements.BaseOf(guid), guid.Value);
    }

    private string? Enclosure(XElement item) =>
        _elements.Child(item, Vocabulary.None, "enclosure") is { } enclosure ? WebAddress.Resolve(_elements.BaseOf(enclosure), FeedElements.Attribute(enclosure, "url")) : null;

    private string? Identity(XElement item)
    {
        var id = _elements.Child(item, Vocabulary.None, "guid", "id")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = _elements.Child(item, Vocabulary.Atom, "id")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = _elements.Child(item, Vocabulary.DublinCore, "identifier")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = FeedElements.Attribute(item, "about");
        return string.IsNullOrEmpty(id) ? null : id;
    }

    private string? Author(XElement parent)
    {
        var name = _elements.Line(parent, Vocabulary.None, "author")
            ?? _elements.Line(parent, Vocabulary.DublinCore, "creator", "author")
            ?? (_elements.Child(parent, Vocabulary.Atom, "author") is { } author ? _elements.Line(author, Vocabulary.Atom, "name", "email") ?? HtmlCleaner.Line(author.Value) : null)
            ?? _elements.Line(parent, Vocabulary.ITunes, "author")
            ?? (_elements.Child(parent, Vocabulary.ITunes, "owner") is { } owner ? _elements.Line(owner, Vocabulary.ITunes, "name", "email") : null)
            ?? _elements.Line(parent, Vocabulary.DublinCore, "publisher", "contributor");
        return string.IsNullOrEmpty(name) ? null : MailName(name);
    }

    /// <summary>RSS writes people as "mail@example.org (Name)" or "Name &lt;mail@example.org&gt;".</summary>
    private static string MailName(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        if (open > 0 && text.EndsWith(')') && text[..open].Contains('@', StringComparison.Ordinal) && text[(open + 1)..^1].Trim() is { Length: > 0 } inner) return inner;
        var angle = text.IndexOf('<', StringComparison.Ordinal);
        return angle > 0 && text.EndsWith('>') && text[..angle].Trim().Trim('"') is { Length: > 0 } outer ? outer : text;
    }

    private string? Published(XElement item) =>
        Value(item, Vocabulary.None, "pubDate", "published", "issued", "date")
        ?? Value(item, Vocabulary.Atom, "published", "issued")
        ?? Value(item, Vocabulary.DublinCoreTerms, "issued", "created")
        ?? Value(item, Vocabulary.DublinCore, "date")
        ?? Value(item, Vocabulary.None, "created");

    private string? Updated(XElement item) =>
        Value(item, Vocabulary.Atom, "updated", "modified")
        ?? Value(item, Vocabulary.None, "updated", "modified", "lastBuildDate")
        ?? Value(item, Vocabulary.DublinCoreTerms, "modified")
        ?? Value(item, Vocabulary.DublinCore, "date");

    private string? Value(XElement item, Vocabulary vocabulary, params ReadOnlySpan<string> names) =>
        _elements.Child(item, vocabulary, names)?.Value.Trim() is { Length: > 0 } value ? value : null;

    private TimeSpan? Interval(XElement channel)
    {
        if (double.TryParse(_elements.Child(channel, Vocabulary.None, "ttl")?.Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and < 1e6)
            return TimeSpan.FromMinutes(minutes);
        TimeSpan? period = _elements.Child(channel, Vocabulary.Syndication, "updatePeriod")?.Value.Trim().ToLowerInvariant() switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        var frequency = int.TryParse(_elements.Child(channel, Vocabulary.Syndication, "updateFrequency")?.Value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var times) ? Math.Clamp(times, 1, 1000) : 1;
        return period / frequency;
    }

    private static string? Line(string? text) => text?.Replace('\n', ' ');
}

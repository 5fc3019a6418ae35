using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Atom 1.0 (RFC 4287) and 0.3, under whatever namespace they were announced.</summary>
internal sealed class AtomAdapter
{
    private const int MaximumAuthors = 8;

    private readonly FeedElements _elements;
    private readonly AtomConstructs _constructs;
    private readonly MediaPictures _media;
    private readonly Episodes _episodes;

    public AtomAdapter(FeedElements elements)
    {
        _elements = elements;
        _constructs = new AtomConstructs(elements);
        _media = new MediaPictures(elements);
        _episodes = new Episodes(elements);
    }

    public ParsedFeed Adapt(XElement root)
    {
        // A document may also be a single entry.
        var entries = root.Name.LocalName.Equals("entry", StringComparison.OrdinalIgnoreCase) ? [root] : root.Elements().Where(e => Named(e, "entry"));
        return new ParsedFeed
        {
            Title = Text(root, "title")?.Line(),
            Link = Link(root) ?? Related(root, "self"),
            Description = Text(root, "subtitle", "tagline", "info")?.Line(),
            Language = FeedElements.LanguageOf(root),
            Author = Author(root),
            Hub = Related(root, "hub"),
            Topic = Related(root, "self"),
            Items = [.. _elements.Budget.Read(entries.Take(_elements.Limits.Items), Entry)],
        };
    }

    private ParsedItem Entry(XElement entry)
    {
        _elements.Budget.Check();
        var content = Text(entry, "content");
        var summary = Text(entry, "summary");
        var body = content?.Body();
        var isSummary = body is not { Text.Length: > 0 } && summary is not null;
        if (isSummary) body = summary!.Body();
        var published = Value(entry, "published", "issued") ?? Dublin(entry) ?? Value(entry, "created");
        var updated = Last(entry, "updated") ?? Last(entry, "modified");
        return new ParsedItem
        {
            Id = Child(entry, "id") is { } id && id.Value.Trim() is { Length: > 0 } written ? WebAddress.Identity(_elements.BaseOf(id), written) : null,
            Title = Text(entry, "title")?.Line() is { Length: > 0 } title ? title : Media(entry, "title"),
            Link = Link(entry),
            Author = Author(entry) ?? Source(entry),
            Published = FeedDates.Read(published) ?? FeedDates.Read(updated),
            PublishedRaw = published ?? updated,
            Updated = FeedDates.Read(updated),
            ContentHtml = body?.Html,
            ContentText = body?.Text ?? Media(entry, "description"),
            SummaryText = isSummary ? null : summary?.Text(),
            Links = body?.Links ?? [],
            Pictures = [.. (body?.Pictures ?? []).Concat(_media.Pictures(entry)).DistinctBy(picture => picture.Description, StringComparer.Ordinal)],
            LeadPicture = _media.Lead(entry) ?? body?.LeadPicture,
            Language = FeedElements.LanguageOf(entry),
            IsEpisode = _episodes.Is(entry),
            Transcripts = _episodes.Transcripts(entry),
        };
    }

    private bool Named(XElement element, string name) =>
        element.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase) && _elements.VocabularyOf(element) is Vocabulary.Atom or Vocabulary.None;

    private XElement? Child(XElement parent, string name)
    {
        foreach (var child in parent.Elements())
        {
            if (Named(child, name)) return child;
        }

        return null;
    }

    private string? Value(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Child(parent, name)?.Value.Trim() is { Length: > 0 } value) return value;
        }

        return null;
    }

    /// <summary>Where a publisher appends a new date instead of changing the old one, the last is the latest.</summary>
    private string? Last(XElement parent, string name) =>
        parent.Elements().LastOrDefault(child => Named(child, name) && !string.IsNullOrWhiteSpace(child.Value))?.Value.Trim();

    private string? Dublin(XElement entry) =>
        _elements.Child(entry, Vocabulary.DublinCore, "date")?.Value.Trim() ?? _elements.Child(entry, Vocabulary.DublinCoreTerms, "created", "issued")?.Value.Trim();

    private string? Media(XElement entry, string name)
    {
        var group = _elements.Child(entry, Vocabulary.Media, "group") ?? entry;
        return _elements.Child(group, Vocabulary.Media, name) is { } element ? PlainText.Tidy(element.Value) : null;
    }

    private AtomText? Text(XElement parent, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_constructs.Read(Child(parent, name)) is { } text) return text;
        }

        return null;
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

    /// <summary>Where nothing else is named, the address of the feed itself ("self") at least leads to its publisher.</summary>
    private string? Related(XElement root, string relation) =>
        root.Elements().Where(child => Named(child, "link") && relation.Equals(FeedElements.Attribute(child, "rel"), StringComparison.OrdinalIgnoreCase))
            .Select(link => WebAddress.Resolve(_elements.BaseOf(link), FeedElements.Attribute(link, "href"))).FirstOrDefault(address => address is not null);

    private string? Author(XElement parent)
    {
        var people = parent.Elements().Where(child => Named(child, "author")).Select(Person).OfType<string>().Distinct(StringComparer.Ordinal).Take(MaximumAuthors).ToList();
        if (people.Count > 0) return string.Join(", ", people);
        return _elements.Line(parent, Vocabulary.DublinCore, "creator", "author") ?? _elements.Line(parent, Vocabulary.ITunes, "author");
    }

    private string? Source(XElement entry) => Child(entry, "source") is { } source ? Author(source) : null;

    private string? Person(XElement person)
    {
        var name = Value(person, "name") ?? (person.HasElements ? null : person.Value);
        if (name is not null && HtmlCleaner.Line(name, _elements.Budget) is { Length: > 0 } line) return line;
        return Value(person, "email") ?? Value(person, "uri", "url", "homepage");
    }
}

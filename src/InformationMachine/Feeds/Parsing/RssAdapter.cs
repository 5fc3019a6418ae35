using System.Globalization;
using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>RSS 0.90 to 2.0 and RSS 1.0 (RDF), with what they borrow from other vocabularies.</summary>
internal sealed class RssAdapter
{
    private readonly FeedElements _elements;
    private readonly AtomConstructs _atom;
    private readonly RssAuthors _authors;
    private readonly RssAddresses _addresses;
    private readonly MediaPictures _media;
    private readonly Episodes _episodes;
    private bool _isMicroblog;

    public RssAdapter(FeedElements elements)
    {
        _elements = elements;
        _atom = new AtomConstructs(elements);
        _authors = new RssAuthors(elements);
        _addresses = new RssAddresses(elements);
        _media = new MediaPictures(elements);
        _episodes = new Episodes(elements);
    }

    public ParsedFeed Adapt(XElement root)
    {
        var channel = _elements.Child(root, Vocabulary.None, "channel") ?? root;
        // RSS 0.90 and 1.0 keep items beside the channel, 2.0 inside, and some publishers wrap them once more.
        var items = Items(channel).Concat(ReferenceEquals(channel, root) ? [] : Items(root));
        if (_elements.Child(channel, Vocabulary.None, "items") is { } wrapped) items = items.Concat(Items(wrapped));
        var link = _addresses.OfChannel(channel);
        _isMicroblog = _elements.Line(channel, Vocabulary.None, "generator")?.StartsWith("Mastodon", StringComparison.OrdinalIgnoreCase) == true;
        // RSS does not say what relative addresses are relative to; publishers mean their site, wherever the document is served from.
        _elements.BaseUrl = WebAddress.Rebase(_elements.BaseUrl, link);
        return new ParsedFeed
        {
            Title = Title(channel),
            Link = link,
            Description = Line(_elements.Line(channel, Vocabulary.None, "description", "tagline")
                ?? _elements.Line(channel, Vocabulary.DublinCore, "description")
                ?? _elements.Line(channel, Vocabulary.ITunes, "summary", "subtitle")
                ?? _atom.Read(_elements.Child(channel, Vocabulary.Atom, "subtitle", "tagline"))?.Line()),
            Language = _elements.Line(channel, Vocabulary.None, "language") ?? _elements.Line(channel, Vocabulary.DublinCore, "language") ?? FeedElements.LanguageOf(channel),
            Author = _authors.Of(channel) ?? _authors.Editor(channel),
            Hub = _addresses.Related(channel, "hub"),
            Topic = _addresses.Related(channel, "self"),
            SuggestedInterval = Interval(channel),
            SkippedHours = SkippedTimes.Hours(_elements, channel),
            SkippedDays = SkippedTimes.Days(_elements, channel),
            Items = [.. _elements.Budget.Read(items.Take(_elements.Limits.Items), Item)],
        };
    }

    private IEnumerable<XElement> Items(XElement parent) =>
        parent.Elements().Where(child => child.Name.LocalName.ToLowerInvariant() is "item" or "entry" && _elements.VocabularyOf(child) is Vocabulary.None or Vocabulary.Atom or Vocabulary.Rdf);

    private ParsedItem Item(XElement item)
    {
        _elements.Budget.Check();
        var (body, summary) = Bodies(item);
        var published = Published(item);
        var updated = Updated(item);
        var warning = body is null ? null : ContentWarning.Of(body, _isMicroblog);
        if (warning is not null) body = ContentWarning.Without(body!);
        return new ParsedItem
        {
            Id = Identity(item),
            Labels = warning is null ? [] : [warning],
            IsEpisode = _episodes.Is(item),
            Transcripts = _episodes.Transcripts(item),
            Title = Title(item),
            Link = _addresses.OfItem(item),
            Author = _authors.Of(item),
            Source = _elements.Line(item, Vocabulary.None, "source"),
            Published = FeedDates.Read(published) ?? FeedDates.Read(updated),
            PublishedRaw = published ?? updated,
            Updated = FeedDates.Read(updated),
            ContentHtml = body?.Html,
            ContentText = body?.Text,
            SummaryText = summary,
            Links = body?.Links ?? [],
            Pictures = [.. (body?.Pictures ?? []).Concat(_media.Pictures(item)).DistinctBy(picture => picture.Description, StringComparer.Ordinal)],
            LeadPicture = _media.Lead(item) ?? body?.LeadPicture,
            Language = _elements.Line(item, Vocabulary.DublinCore, "language") ?? FeedElements.LanguageOf(item),
        };
    }

    /// <summary>The fullest body there is, with its markup; of the next only the text.</summary>
    private (HtmlBody? Body, string? Summary) Bodies(XElement item)
    {
        var content = _elements.Body(_elements.Child(item, Vocabulary.Content, "encoded"))
            ?? _elements.Body(_elements.Child(item, Vocabulary.Xhtml, "body", "div"))
            ?? _elements.Body(_elements.Child(item, Vocabulary.None, "content", "fullitem", "body"))
            ?? _atom.Read(_elements.Child(item, Vocabulary.Atom, "content"))?.Body();
        var description = _elements.Child(item, Vocabulary.None, "description");
        var summary = _elements.Child(item, Vocabulary.None, "summary");
        if (content is { Text.Length: > 0 }) return (content, _elements.Text(description ?? summary));
        return (_elements.Body(description) ?? _elements.Body(summary) ?? content ?? Borrowed(item), description is null ? null : _elements.Text(summary));
    }

    private HtmlBody? Borrowed(XElement item) =>
        _elements.Body(_elements.Child(item, Vocabulary.DublinCore, "description"))
        ?? _atom.Read(_elements.Child(item, Vocabulary.Atom, "summary"))?.Body()
        ?? _elements.Body(_elements.Child(item, Vocabulary.ITunes, "summary", "subtitle"))
        ?? _elements.Body(_elements.Child(Media(item), Vocabulary.Media, "description"));

    private string? Title(XElement parent)
    {
        foreach (var title in _elements.Children(parent, Vocabulary.None, "title"))
        {
            if (_elements.TitleLine(title) is { Length: > 0 } text) return text;
        }

        return _atom.Read(_elements.Child(parent, Vocabulary.Atom, "title"))?.Line()
            ?? _elements.Line(parent, Vocabulary.DublinCore, "title")
            ?? _elements.Line(parent, Vocabulary.ITunes, "title")
            ?? _elements.Line(Media(parent), Vocabulary.Media, "title");
    }

    private XElement Media(XElement item) =>
        _elements.Child(item, Vocabulary.Media, "group") ?? _elements.Child(item, Vocabulary.Media, "content") ?? item;

    private string? Identity(XElement item)
    {
        var id = _elements.Child(item, Vocabulary.None, "guid", "id")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = _elements.Child(item, Vocabulary.Atom, "id")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = _elements.Child(item, Vocabulary.DublinCore, "identifier")?.Value.Trim();
        if (string.IsNullOrEmpty(id)) id = FeedElements.Attribute(item, "about");
        return string.IsNullOrEmpty(id) ? null : id;
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

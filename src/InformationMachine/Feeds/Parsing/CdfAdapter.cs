using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Channel Definition Format, the ancestor of them all: addresses and dates stand in attributes.</summary>
internal sealed class CdfAdapter
{
    private readonly FeedElements _elements;

    public CdfAdapter(FeedElements elements) => _elements = elements;

    public ParsedFeed Adapt(XElement channel) => new()
    {
        Title = _elements.Line(channel, Vocabulary.None, "title"),
        Link = WebAddress.Resolve(_elements.BaseOf(channel), FeedElements.Attribute(channel, "href")),
        Description = _elements.Line(channel, Vocabulary.None, "abstract"),
        Items = [.. channel.Elements().Where(child => _elements.Is(child, Vocabulary.None, "item")).Take(_elements.Limits.Items).Select(Item)],
    };

    private ParsedItem Item(XElement item)
    {
        var body = _elements.Body(_elements.Child(item, Vocabulary.None, "abstract"));
        var changed = FeedElements.Attribute(item, "lastmod");
        return new ParsedItem
        {
            Title = _elements.Line(item, Vocabulary.None, "title"),
            Link = WebAddress.Resolve(_elements.BaseOf(item), FeedElements.Attribute(item, "href")),
            Published = FeedDates.Read(changed),
            PublishedRaw = changed,
            Updated = FeedDates.Read(changed),
            ContentHtml = body?.Html,
            ContentText = body?.Text,
            Links = body?.Links ?? [],
        };
    }
}

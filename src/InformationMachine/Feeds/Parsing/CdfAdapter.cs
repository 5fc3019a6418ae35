using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Channel Definition Format, the ancestor of them all: addresses and dates stand in attributes.</summary>
internal sealed class CdfAdapter
{
    private readonly FeedElements _elements;

    public CdfAdapter(FeedElements elements) => _elements = elements;

    /// <summary>Whether a channel that is its own root is of this format: no other writes addresses and dates as attributes, or abstracts.</summary>
    public static bool IsCdf(XElement root) =>
        root.Elements().Prepend(root).Any(element =>
            FeedElements.Attribute(element, "href") is not null || FeedElements.Attribute(element, "lastmod") is not null
            || element.Elements().Any(child => child.Name.LocalName.Equals("abstract", StringComparison.OrdinalIgnoreCase)));

    public ParsedFeed Adapt(XElement channel) => new()
    {
        Title = _elements.Line(channel, Vocabulary.None, "title"),
        Link = Address(channel),
        Description = _elements.Line(channel, Vocabulary.None, "abstract"),
        Items = [.. _elements.Budget.Read(channel.Descendants().Where(child => _elements.Is(child, Vocabulary.None, "item")).Take(_elements.Limits.Items), Item)],
    };

    private ParsedItem Item(XElement item)
    {
        _elements.Budget.Check();
        var body = _elements.Body(_elements.Child(item, Vocabulary.None, "abstract"));
        var changed = FeedElements.Attribute(item, "lastmod");
        return new ParsedItem
        {
            Title = _elements.Line(item, Vocabulary.None, "title"),
            Link = Address(item),
            Published = FeedDates.Read(changed),
            PublishedRaw = changed,
            Updated = FeedDates.Read(changed),
            ContentHtml = body?.Html,
            ContentText = body?.Text,
            Links = body?.Links ?? [],
        };
    }

    /// <summary>The address is an attribute, or that of an anchor inside; a channel's BASE holds for its items.</summary>
    private string? Address(XElement element)
    {
        var anchor = FeedElements.Attribute(element, "href") is null ? _elements.Child(element, Vocabulary.None, "a") : null;
        var root = element.AncestorsAndSelf().Select(ancestor => FeedElements.Attribute(ancestor, "base")).FirstOrDefault(own => own is not null);
        return WebAddress.Resolve(WebAddress.Rebase(_elements.BaseUrl, root), FeedElements.Attribute(anchor ?? element, "href"));
    }
}

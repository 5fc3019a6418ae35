using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Where RSS says an item or a channel can be read.</summary>
internal sealed class RssAddresses
{
    private readonly FeedElements _elements;

    public RssAddresses(FeedElements elements) => _elements = elements;

    /// <summary>The page of an item: the publisher's own address before that of a counting proxy, then links, permanent identities, enclosures.</summary>
    public string? OfItem(XElement item) =>
        WebAddress.Resolve(null, _elements.Child(item, Vocabulary.FeedBurner, "origLink")?.Value) ?? Of(item) ?? Enclosure(item);

    /// <summary>The page of a channel.</summary>
    public string? OfChannel(XElement channel) => Of(channel);

    /// <summary>What a channel names in Atom's way: its hub, itself.</summary>
    public string? Related(XElement channel, string relation) =>
        _elements.Children(channel, Vocabulary.Atom, "link").Where(link => relation.Equals(FeedElements.Attribute(link, "rel"), StringComparison.OrdinalIgnoreCase))
            .Select(link => WebAddress.Resolve(_elements.BaseOf(link), FeedElements.Attribute(link, "href"))).FirstOrDefault(address => address is not null);

    private string? Of(XElement parent) =>
        _elements.Children(parent, Vocabulary.None, "link").Select(Plain).LastOrDefault(address => address is not null)
        ?? _elements.Children(parent, Vocabulary.Atom, "link").Select(Alternate).FirstOrDefault(address => address is not null)
        ?? Permalink(parent)
        ?? WebAddress.Resolve(null, FeedElements.Attribute(parent, "about"));

    /// <summary>The address is the text; some publishers write Atom's attributes without its namespace.</summary>
    private string? Plain(XElement link) =>
        link.Value.Trim() is { Length: > 0 } text ? WebAddress.Resolve(_elements.BaseOf(link), text) : Alternate(link);

    private string? Alternate(XElement link) =>
        FeedElements.Attribute(link, "rel") is null or "" or "alternate" ? WebAddress.Resolve(_elements.BaseOf(link), FeedElements.Attribute(link, "href") ?? link.Value) : null;

    private string? Permalink(XElement item)
    {
        if (_elements.Child(item, Vocabulary.None, "guid") is not { } guid) return null;
        if ("false".Equals(FeedElements.Attribute(guid, "isPermaLink"), StringComparison.OrdinalIgnoreCase)) return null;
        return guid.Value.Trim().StartsWith("http", StringComparison.OrdinalIgnoreCase) ? WebAddress.Resolve(null, guid.Value)
            : FeedElements.Attribute(guid, "isPermaLink") is null ? null : WebAddress.Resolve(_elements.BaseOf(guid), guid.Value);
    }

    private string? Enclosure(XElement item) =>
        _elements.Children(item, Vocabulary.None, "enclosure").Select(enclosure => WebAddress.Resolve(_elements.BaseOf(enclosure), FeedElements.Attribute(enclosure, "url"))).FirstOrDefault(address => address is not null);
}

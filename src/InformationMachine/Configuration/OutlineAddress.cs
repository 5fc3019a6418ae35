using System.Xml.Linq;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Configuration;

/// <summary>The address of an item of a list, as readers have written it over twenty years, or why it has none that can be followed.</summary>
/// <param name="Url">The address, http(s) without credentials; null where it is refused.</param>
/// <param name="Shown">The address as written, as far as it holds no secret.</param>
/// <param name="Reason">Why it is refused.</param>
internal sealed record OutlineAddress(Uri? Url, string? Shown, string? Reason)
{
    private const int MaximumShown = 200;

    public static OutlineAddress Read(XElement outline)
    {
        var type = Opml.Attribute(outline, "type")?.Trim().ToLowerInvariant();
        var text = (Opml.Attribute(outline, "xmlUrl") ?? (type is "rss" or "atom" or "feed" or "rdf" ? Opml.Attribute(outline, "url") : null))?.Trim();
        if (string.IsNullOrEmpty(text)) return WithoutFeed(outline, type);
        if (FeedAddress.Read(text) is { } url) return new OutlineAddress(url, text, null);
        if (FeedAddress.HasCredentials(text))
            return new OutlineAddress(null, FeedAddress.WithoutCredentials(text), "its address holds a user name or password; `feeds add` it without them, and give its entry headers, such as {\"Authorization\": \"env:FEED_AUTHORIZATION\"}");
        return new OutlineAddress(null, text[..Math.Min(text.Length, MaximumShown)], "its address is none of the web; http and https can be followed, files of this machine by an entry of their own");
    }

    private static OutlineAddress WithoutFeed(XElement outline, string? type)
    {
        var page = (Opml.Attribute(outline, "url") ?? Opml.Attribute(outline, "htmlUrl"))?.Trim();
        if (string.IsNullOrEmpty(page)) return new OutlineAddress(null, null, "it has no address (xmlUrl)");
        var shown = FeedAddress.WithoutCredentials(page[..Math.Min(page.Length, MaximumShown)]);
        return new OutlineAddress(null, shown, type == "include" ? "it names another list; import that" : "it names a page and no feed (xmlUrl); `feeds add` finds the feed behind a page");
    }
}

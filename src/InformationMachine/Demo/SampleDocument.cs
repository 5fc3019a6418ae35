using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace InformationMachine.Demo;

/// <summary>A sample feed as its publisher would serve it at one instant. The same posts always give the same bytes.</summary>
internal static class SampleDocument
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";
    private static readonly XNamespace DublinCore = "http://purl.org/dc/elements/1.1/";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The media type of a format.</summary>
    public static string MediaType(string format) => format switch
    {
        "rss" => "application/rss+xml; charset=utf-8",
        "atom" => "application/atom+xml; charset=utf-8",
        "json" => "application/feed+json; charset=utf-8",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "known are rss, atom and json"),
    };

    /// <summary>Writes the feed with the posts that have come by now, newest first.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="address">Where it is served.</param>
    /// <param name="now">The fictional time.</param>
    public static byte[] Write(SampleFeed feed, Uri address, DateTimeOffset now)
    {
        ImmutableArray<(SamplePost Post, DateTimeOffset? Edited)> posts =
            [.. feed.Posts.Select(post => post.AsOf(now)).OfType<(SamplePost Post, DateTimeOffset? Edited)>().OrderByDescending(entry => entry.Post.At)];
        return feed.Format switch
        {
            "rss" => Bytes(Rss(feed, address, posts)),
            "atom" => Bytes(AtomFeed(feed, address, posts)),
            _ => Encoding.UTF8.GetBytes(JsonFeed(feed, address, posts).ToJsonString(Json)),
        };
    }

    private static XDocument Rss(SampleFeed feed, Uri address, ImmutableArray<(SamplePost Post, DateTimeOffset? Edited)> posts) => new(
        new XElement("rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "atom", Atom),
            new XAttribute(XNamespace.Xmlns + "content", Content),
            new XAttribute(XNamespace.Xmlns + "dc", DublinCore),
            new XElement("channel",
                new XElement("title", feed.Title),
                new XElement("link", feed.Site),
                new XElement("description", feed.Description),
                new XElement("language", "en"),
                new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", address), new XAttribute("type", "application/rss+xml")),
                posts.Select(entry => RssItem(feed, entry.Post, entry.Edited)))));

    private static XElement RssItem(SampleFeed feed, SamplePost post, DateTimeOffset? edited) => new("item",
        post.Title is null ? null : new XElement("title", post.Title),
        new XElement("link", post.Url),
        new XElement("guid", new XAttribute("isPermaLink", "false"), post.Id),
        new XElement("pubDate", post.At.ToString("r", CultureInfo.InvariantCulture)),
        edited is null ? null : new XElement(Atom + "updated", Stamp(edited.Value)),
        new XElement(DublinCore + "creator", post.Author ?? feed.Author),
        new XElement(post.Html is null ? "description" : Content + "encoded", Html(post)));

    private static XDocument AtomFeed(SampleFeed feed, Uri address, ImmutableArray<(SamplePost Post, DateTimeOffset? Edited)> posts) => new(
        new XElement(Atom + "feed",
            new XElement(Atom + "id", feed.Site),
            new XElement(Atom + "title", feed.Title),
            new XElement(Atom + "subtitle", feed.Description),
            new XElement(Atom + "updated", Stamp(posts.Select(entry => entry.Edited ?? entry.Post.At).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max())),
            new XElement(Atom + "author", new XElement(Atom + "name", feed.Author)),
            new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", feed.Site)),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", address)),
            posts.Select(entry => AtomEntry(feed, entry.Post, entry.Edited))));

    private static XElement AtomEntry(SampleFeed feed, SamplePost post, DateTimeOffset? edited) => new(Atom + "entry",
        new XElement(Atom + "id", $"tag:{feed.Site.Host},2026:{post.Id}"),
        new XElement(Atom + "title", post.Title ?? ""),
        new XElement(Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("href", post.Url)),
        new XElement(Atom + "published", Stamp(post.At)),
        new XElement(Atom + "updated", Stamp(edited ?? post.At)),
        post.Author is null ? null : new XElement(Atom + "author", new XElement(Atom + "name", post.Author)),
        new XElement(Atom + "content", new XAttribute("type", "html"), Html(post)));

    private static JsonObject JsonFeed(SampleFeed feed, Uri address, ImmutableArray<(SamplePost Post, DateTimeOffset? Edited)> posts) => new()
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = feed.Title,
        ["description"] = feed.Description,
        ["home_page_url"] = feed.Site.AbsoluteUri,
        ["feed_url"] = address.AbsoluteUri,
        ["language"] = "en",
        ["authors"] = Authors(feed.Author),
        ["items"] = new JsonArray([.. posts.Select(entry => JsonItem(feed, entry.Post, entry.Edited))]),
    };

    private static JsonObject JsonItem(SampleFeed feed, SamplePost post, DateTimeOffset? edited)
    {
        var item = new JsonObject { ["id"] = post.Id, ["url"] = post.Url.AbsoluteUri };
        if (post.Title is not null) item["title"] = post.Title;
        if (post.Html is null) item["content_text"] = post.Text;
        else item["content_html"] = post.Html;
        item["date_published"] = Stamp(post.At);
        if (edited is not null) item["date_modified"] = Stamp(edited.Value);
        item["authors"] = Authors(post.Author ?? feed.Author);
        return item;
    }

    private static JsonArray Authors(string name) => [new JsonObject { ["name"] = name }];

    private static string Html(SamplePost post) => post.Html ?? string.Concat(
        (post.Text ?? "").Split("\n\n").Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph)}</p>"));

    private static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static byte[] Bytes(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
            document.Save(writer);
        return bytes.ToArray();
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>Every known payload, in every field of every format that can carry it: what is kept of it runs nowhere.</summary>
public sealed class HostileMarkupTests
{
    private static readonly Uri Base = new("https://harbour.example.org/feed");

    private static readonly Func<string, string>[] Carriers =
    [
        payload => $"<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><title>{Escaped(payload)}</title><link>{Escaped(payload)}</link><description>{Escaped(payload)}</description><item><title>{Escaped(payload)}</title><link>{Escaped(payload)}</link><guid>{Escaped(payload)}</guid><author>{Escaped(payload)}</author><description>{Escaped(payload)}</description><content:encoded><![CDATA[{payload.Replace("]]>", "]]&gt;", StringComparison.Ordinal)}]]></content:encoded></item><item><description>{Escaped(payload)}</description><enclosure url=\"{Escaped(payload)}\"/></item><item><dc:creator>{Escaped(payload)}</dc:creator><itunes:summary>{Escaped(payload)}</itunes:summary></item></channel></rss>",
        payload => $"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"{Escaped(payload)}\"><title type=\"html\">{Escaped(payload)}</title><subtitle>{Escaped(payload)}</subtitle><entry><id>{Escaped(payload)}</id><link href=\"{Escaped(payload)}\"/><title type=\"text\">{Escaped(payload)}</title><author><name>{Escaped(payload)}</name></author><content type=\"html\">{Escaped(payload)}</content></entry><entry><summary mode=\"escaped\">{Escaped(payload)}</summary></entry><entry><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">{payload}</div></content></entry><entry><content type=\"application/octet-stream\">{Convert.ToBase64String(Encoding.UTF8.GetBytes(payload))}</content></entry></feed>",
        payload => $"<CHANNEL HREF=\"{Escaped(payload)}\"><TITLE>{Escaped(payload)}</TITLE><ITEM HREF=\"{Escaped(payload)}\"><TITLE>{Escaped(payload)}</TITLE><ABSTRACT>{Escaped(payload)}</ABSTRACT></ITEM></CHANNEL>",
        payload => JsonSerializer.Serialize(new { version = "https://jsonfeed.org/version/1.1", title = payload, home_page_url = payload, items = new[] { new { id = payload, url = payload, title = payload, content_html = payload, summary = payload, authors = new[] { new { name = payload, url = payload } } } } }),
        payload => $"<rss><channel><item><description>{payload}</description></item></channel></rss>",
    ];

    public static TheoryData<int> Formats => [.. Enumerable.Range(0, Carriers.Length)];

    [Theory]
    [MemberData(nameof(Formats))]
    public void No_payload_survives(int format)
    {
        var parser = new FeedParser();
        var read = 0;
        foreach (var payload in Payloads())
        {
            if (Read(parser, Carriers[format](payload)) is not { } feed) continue;
            read++;
            Web(feed.Link, payload);
            foreach (var item in feed.Items)
            {
                item.ContentHtml.ShouldBeHarmless(payload);
                Web(item.Link, payload);
                foreach (var link in item.Links) Web(link, payload);
            }
        }

        read.ShouldBeGreaterThan(4000, "most carriers must be read for this test to mean anything");
    }

    [Fact]
    public void Every_hostile_feed_file_leaves_nothing_executable()
    {
        var parser = new FeedParser();
        foreach (var file in Directory.GetFiles(SharedMaterial.Path("security", "xml"), "*.xml"))
        {
            foreach (var item in Read(parser, File.ReadAllBytes(file))?.Items ?? []) item.ContentHtml.ShouldBeHarmless(file);
        }
    }

    [Fact]
    public void No_external_entity_leaves_a_trace()
    {
        var parser = new FeedParser();
        foreach (var line in File.ReadLines(SharedMaterial.Path("security", "payloads", "xxe.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            var payload = json.RootElement.GetProperty("payload").GetString()!;
            var feed = Read(parser, payload) ?? Read(parser, payload[..Math.Max(0, payload.IndexOf("]>", StringComparison.Ordinal) + 2)] + "<rss><channel><title>a&xxe;&file;&example;&test;b</title></channel></rss>");
            (feed?.ToString() ?? "").ShouldNotContain("root:", Case.Sensitive, payload);
        }
    }

    private static IEnumerable<string> Payloads()
    {
        foreach (var line in File.ReadLines(SharedMaterial.Path("security", "payloads", "xss.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            yield return json.RootElement.GetProperty("payload").GetString()!;
        }
    }

    private static void Web(string? address, string because)
    {
        if (address is not null) new Uri(address, UriKind.Absolute).Scheme.ShouldBeOneOf(["http", "https"], because);
    }

    private static ParsedFeed? Read(FeedParser parser, string document) => Read(parser, Encoding.UTF8.GetBytes(document));

    private static ParsedFeed? Read(FeedParser parser, byte[] document)
    {
        try
        {
            return parser.Parse(document, null, Base, TestContext.Current.CancellationToken);
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}

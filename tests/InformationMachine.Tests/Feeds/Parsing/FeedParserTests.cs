using System.Text;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class FeedParserTests
{
    private static readonly Uri Base = new("https://harbour.example.org/feeds/news.xml");

    public static TheoryData<string, string> Formats => new()
    {
        { "RSS 2.0", "<rss version=\"2.0\"><channel><title>Harbour</title><item><guid>1</guid><title>Ferry</title><link>https://harbour.example.org/1</link><description>It sails.</description></item></channel></rss>" },
        { "RDF", "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://purl.org/rss/1.0/\"><channel><title>Harbour</title></channel><item rdf:about=\"1\"><title>Ferry</title><link>https://harbour.example.org/1</link><description>It sails.</description></item></rdf:RDF>" },
        { "Atom 1.0", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour</title><entry><id>1</id><title>Ferry</title><link href=\"https://harbour.example.org/1\"/><content type=\"html\">It &lt;b&gt;sails&lt;/b&gt;.</content></entry></feed>" },
        { "Atom 0.3", "<feed version=\"0.3\" xmlns=\"http://purl.org/atom/ns#\"><title>Harbour</title><entry><id>1</id><title>Ferry</title><link rel=\"alternate\" href=\"/1\"/><content>It sails.</content></entry></feed>" },
        { "JSON Feed", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Harbour\",\"items\":[{\"id\":1,\"title\":\"Ferry\",\"url\":\"https://harbour.example.org/1\",\"content_text\":\"It sails.\"}]}" },
        { "blanks before the declaration", "\n\n  <?xml version=\"1.0\"?><rss><channel><title>Harbour</title><item><guid>1</guid><title>Ferry</title><link>https://harbour.example.org/1</link><description>It sails.</description></item></channel></rss>" },
        { "a control character", "<rss><channel><title>Har\u0008bour</title><item><guid>1</guid><title>Fer\u001Cry</title><link>https://harbour.example.org/1</link><description>It sails.</description></item></channel></rss>" },
        { "an undeclared prefix", "<rss><channel><title>Harbour</title><item><guid>1</guid><title>Ferry</title><link>https://harbour.example.org/1</link><x:y>z</x:y><content:encoded>It sails.</content:encoded></item></channel></rss>" },
        { "a bare ampersand and an entity of HTML", "<rss><channel><title>Harbour</title><item><guid>1</guid><title>Ferry</title><link>https://harbour.example.org/1</link><description>It sails.</description><category>R&D &nbsp; &copy;</category></item></channel></rss>" },
        { "an end that is missing", "<rss><channel><title>Harbour</title><item><guid>1</guid><title>Ferry</title><link>https://harbour.example.org/1</link><description>It sails.</description></item><item><title>Cut" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_format_and_every_common_damage_gives_the_same_item(string format, string document)
    {
        var feed = Parse(document);
        feed.Title.ShouldBe("Harbour", format);
        var item = feed.Items[0];
        (item.Id, item.Title, item.Link, item.ContentText).ShouldBe(("1", "Ferry", "https://harbour.example.org/1", "It sails."), format);
    }

    [Theory]
    [InlineData("&lt;![CDATA[Two ferries]]&gt;", "&lt;![CDATA[&lt;p&gt;They &lt;b&gt;sail&lt;/b&gt;.&lt;/p&gt;]]&gt;")]
    [InlineData("<![CDATA[<![CDATA[Two ferries]]&gt;]]>", "<![CDATA[ <![CDATA[<p>They <b>sail</b>.</p>]]&gt; ]]>")]
    public void What_is_wrapped_twice_is_unwrapped(string title, string description)
    {
        var item = Item($"<title>{title}</title><description>{description}</description>");
        (item.Title, item.ContentText).ShouldBe(("Two ferries", "They sail."));
        Item("<description>&lt;![CDATA[&lt;script&gt;evil()&lt;/script&gt;They sail.]]&gt;</description>").ContentText.ShouldBe("They sail.");
    }

    [Fact]
    public void What_is_kept_of_a_body_cannot_execute()
    {
        var item = Item("<description><![CDATA[<p onclick=\"x()\">Safe <a href=\"javascript:x()\">one</a> <a href=\"/two\">two</a><script>evil()</script><img src=x onerror=y></p>]]></description>");
        item.ContentText.ShouldBe("Safe one two");
        var html = item.ContentHtml.ShouldNotBeNull();
        foreach (var bad in new[] { "script", "onclick", "onerror", "javascript:", "evil" }) html.ShouldNotContain(bad);
        item.Links.ShouldBe(["https://harbour.example.org/two"]);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("vbscript:x")]
    public void A_link_leads_to_the_web_or_nowhere(string link) => Item($"<title>x</title><link>{link}</link>").Link.ShouldBeNull();

    [Fact]
    public void A_title_is_plain_text_on_one_line() =>
        Item("<title><![CDATA[Fish &amp; <b>Chips</b>\n  today <script>x</script>]]></title>").Title.ShouldBe("Fish & Chips today");

    [Fact]
    public void Relative_addresses_follow_xml_base()
    {
        var feed = Parse("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:base=\"https://a.example.org/x/\"><entry xml:base=\"y/\"><id>1</id><title>t</title><link href=\"z\"/></entry></feed>");
        feed.Items[0].Link.ShouldBe("https://a.example.org/x/y/z");
    }

    [Theory]
    [InlineData("windows-1251", "Привет из гавани")]
    [InlineData("iso-8859-1", "Déjà vu – €5")]
    [InlineData("shift_jis", "港のニュース")]
    public void A_declared_encoding_is_read(string name, string title)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name == "iso-8859-1" ? "windows-1252" : name);
        var bytes = encoding.GetBytes($"<?xml version=\"1.0\" encoding=\"{name}\"?><rss><channel><title>{title}</title></channel></rss>");
        new FeedParser().Parse(bytes, null, Base, TestContext.Current.CancellationToken).Title.ShouldBe(title);
    }

    [Fact]
    public void Bad_bytes_in_utf8_are_replaced_and_the_item_kept()
    {
        byte[] bytes = [.. "<rss><channel><title>Größe "u8, 0xFF, .. " über Häfen</title></channel></rss>"u8];
        new FeedParser().Parse(bytes, null, Base, TestContext.Current.CancellationToken).Title.ShouldBe("Größe \uFFFD über Häfen");
    }

    [Fact]
    public void Entities_that_multiply_are_stopped()
    {
        var bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat(Enumerable.Range(1, 9).Select(n => $"<!ENTITY {(char)('a' + n)} \"{string.Concat(Enumerable.Repeat($"&{(char)('a' + n - 1)};", 10))}\">"))
            + "]><rss><channel><title>&j;</title></channel></rss>";
        (Read(bomb)?.Title?.Length ?? 0).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void Depth_is_bounded() => Read(string.Concat(Enumerable.Repeat("<a>", 200_000)))?.Items.Length.ShouldBe(0);

    [Fact]
    public void No_external_entity_is_opened()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "CANARY");
        var feed = Read($"<!DOCTYPE rss [<!ENTITY x SYSTEM \"file://{file}\">]><rss><channel><title>a&x;b</title></channel></rss>");
        File.Delete(file);
        (feed?.Title ?? "").ShouldNotContain("CANARY");
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<html><head><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed.xml\"></head><body>Hi</body></html>", "https://harbour.example.org/feed.xml")]
    [InlineData("<?xml version='1.0'?>\n<!-- <rss> --><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Strict//EN\" \"x\">\n<HTML lang=en><rss><channel><item>", "a web page, not a feed")]
    [InlineData("<!DOCTYPE html [<!ENTITY a 'b'>]><html><p>&a;</p></html>", "a web page, not a feed")]
    [InlineData("<!-- never ends <html><rss>", "not a feed")]
    [InlineData("<htmlish/>", "<htmlish>")]
    [InlineData("{\"hello\":1}", "JSON")]
    [InlineData("<urlset><url/></urlset>", "<urlset>")]
    [InlineData("just words", "no markup")]
    public void What_is_no_feed_is_named(string document, string named) =>
        Should.Throw<NotAFeedException>(() => Parse(document)).Message.ShouldContain(named);

    private static ParsedItem Item(string inner) => Parse($"<rss><channel><item>{inner}</item></channel></rss>").Items.ShouldHaveSingleItem();

    private static ParsedFeed? Read(string document)
    {
        try
        {
            return Parse(document);
        }
        catch (NotAFeedException)
        {
            return null;
        }
    }

    private static ParsedFeed Parse(string document) =>
        new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, Base, TestContext.Current.CancellationToken);
}

using System.Text;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

/// <summary>What publishers write that no specification foresaw, by kind.</summary>
public sealed class FeedFormatsTests
{
    [Theory]
    [InlineData("<feed version=\"0.3\" xmlns=\"http://purl.org/pie/\"><title>Harbour</title><entry><title>Ferry</title></entry></feed>")]
    [InlineData("<feed xmlns=\"https://example.org/our-own-atom\"><title>Harbour</title><entry><title>Ferry</title></entry></feed>")]
    [InlineData("<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>Harbour</a:title><a:entry><a:title>Ferry</a:title></a:entry></a:feed>")]
    [InlineData("<rss xmlns=\"https://example.org/our-own-rss\"><channel><title>Harbour</title><item><title>Ferry</title></item></channel></rss>")]
    [InlineData("<r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns:x=\"http://purl.org/rss/1.0/\"><x:channel><x:title>Harbour</x:title></x:channel><x:item><x:title>Ferry</x:title></x:item></r:RDF>")]
    [InlineData("<CHANNEL><TITLE>Harbour</TITLE><ITEM><TITLE>Ferry</TITLE><ABSTRACT>It sails.</ABSTRACT></ITEM></CHANNEL>")]
    [InlineData("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><rss><channel><title>Harbour</title><item><title>Ferry</title></item></channel></rss></soap:Body></soap:Envelope>")]
    public void A_feed_is_a_feed_under_any_namespace(string document) =>
        (Parse(document).Title, Parse(document).Items.Single().Title).ShouldBe(("Harbour", "Ferry"));

    [Fact]
    public void A_name_in_a_foreign_namespace_is_not_the_feeds_own() =>
        Item("<x:description xmlns:x=\"https://example.org/rss/extras\">foreign</x:description><description>own</description>").ContentText.ShouldBe("own");

    [Theory]
    [InlineData("<author>mail@example.org (Ada Quay)</author>", "Ada Quay")]
    [InlineData("<author>Ada Quay (mail@example.org)</author>", "Ada Quay")]
    [InlineData("<author>Ada Quay (mailto:mail@example.org)</author>", "Ada Quay")]
    [InlineData("<author>\"Ada Quay\" &lt;mail@example.org&gt;</author>", "Ada Quay")]
    [InlineData("<author><name>Ada Quay</name><email>mail@example.org</email></author>", "Ada Quay")]
    [InlineData("<author>mail@example.org</author>", "mail@example.org")]
    [InlineData("<author>Ada Quay (harbour desk)</author>", "Ada Quay (harbour desk)")]
    [InlineData("<dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Ada Quay</dc:creator>", "Ada Quay")]
    [InlineData("<itunes:author>Ada Quay</itunes:author>", "Ada Quay")]
    [InlineData("<googleplay:author xmlns:googleplay=\"http://www.google.com/schemas/play-podcasts/1.0\">Ada Quay</googleplay:author>", "Ada Quay")]
    [InlineData("<media:credit role=\"author\">Ada Quay</media:credit>", "Ada Quay")]
    public void An_author_is_found_wherever_it_is_named(string inner, string name) => Item(inner).Author.ShouldBe(name);

    [Theory]
    [InlineData("<managingEditor>mail@example.org (Ada Quay)</managingEditor>")]
    [InlineData("<webMaster>Ada Quay</webMaster>")]
    public void A_channel_without_an_author_has_an_editor(string inner) => Parse($"<rss><channel>{inner}</channel></rss>").Author.ShouldBe("Ada Quay");

    [Theory]
    [InlineData("<link>/ferry</link>", "https://harbour.example.org/ferry")]
    [InlineData("<link>https://a.example.org</link><link href=\"https://b.example.org\"/>", "https://b.example.org")]
    [InlineData("<link>https://a.example.org</link><link rel=\"self\" href=\"https://b.example.org\"/>", "https://a.example.org")]
    [InlineData("<enclosure url=\" \"/><enclosure url=\"https://a.example.org/1.mp3\"/>", "https://a.example.org/1.mp3")]
    [InlineData("<link>https://count.example.com/x</link><feedburner:origLink>https://a.example.org/1</feedburner:origLink>", "https://a.example.org/1")]
    public void A_link_leads_where_the_publisher_means(string inner, string link) =>
        Parse($"<rss><channel><link>https://harbour.example.org/news/</link><item>{inner}</item></channel></rss>").Items.Single().Link.ShouldBe(link);

    [Theory]
    [InlineData("<title type=\"html\">Fish &amp;amp; chips</title>", "Fish & chips")]
    [InlineData("<title>Fish &amp;#38; chips</title>", "Fish & chips")]
    [InlineData("<title type=\"text\">A &lt;blink&gt; tag</title>", "A <blink> tag")]
    [InlineData("<title type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">Fish <b>&amp;</b> chips</div></title>", "Fish & chips")]
    [InlineData("<title mode=\"base64\">RmlzaCAmYW1wOyBjaGlwcw==</title>", "Fish & chips")]
    [InlineData("<title type=\"application/octet-stream\">RmlzaA==</title>", "Fish")]
    [InlineData("<title type=\"application/json\">{\"no\": \"base64\"}</title>", "{\"no\": \"base64\"}")]
    public void Atom_text_is_read_in_the_form_it_is_in(string inner, string title) =>
        Parse($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry>{inner}</entry></feed>").Items.Single().Title.ShouldBe(title);

    [Fact]
    public void Of_several_dates_of_change_the_last_counts() =>
        Parse("<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><updated>2026-05-01T00:00:00Z</updated><updated>2026-05-02T00:00:00Z</updated></entry></feed>")
            .Items.Single().Updated.ShouldBe(new DateTimeOffset(2026, 5, 2, 0, 0, 0, TimeSpan.Zero));

    private static ParsedItem Item(string inner) => Parse($"<rss><channel><item>{inner}</item></channel></rss>").Items.ShouldHaveSingleItem();

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, null, TestContext.Current.CancellationToken);
}

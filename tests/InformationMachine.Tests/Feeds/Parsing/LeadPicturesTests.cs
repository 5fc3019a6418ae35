using System.Text;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds.Parsing;

public sealed class LeadPicturesTests
{
    [Theory]
    [InlineData("<media:content url=\"https://p.example/1.jpg\" medium=\"image\"><media:description>A red ferry</media:description></media:content>", "https://p.example/1.jpg", "A red ferry")]
    [InlineData("<media:content url=\"https://p.example/s.jpg\" medium=\"image\" width=\"140\"/><media:content url=\"https://p.example/l.jpg\" medium=\"image\" width=\"700\"/>", "https://p.example/l.jpg", null)]
    [InlineData("<media:group><media:thumbnail url=\"https://p.example/t.jpg\" width=\"480\" height=\"360\"/></media:group>", "https://p.example/t.jpg", null)]
    [InlineData("<enclosure url=\"https://p.example/e.jpg\" type=\"image/jpeg\" length=\"9\"/>", "https://p.example/e.jpg", null)]
    [InlineData("<atom:link rel=\"enclosure\" href=\"https://p.example/a.png\" type=\"image/png\"/>", "https://p.example/a.png", null)]
    [InlineData("<description>&lt;p&gt;&lt;img src=\"/b.jpg\" alt=\"Two tugs\"&gt;They sail.&lt;/p&gt;</description>", "https://harbour.example.org/b.jpg", "Two tugs")]
    [InlineData("<description>&lt;img src=\"/smile.gif\" width=\"16\"&gt;&lt;img src=\"/b.jpg\" width=\"700\"&gt;They sail.</description>", "https://harbour.example.org/b.jpg", null)]
    [InlineData("<media:content url=\"https://0.gravatar.example/avatar/77\" medium=\"image\"/><media:thumbnail url=\"https://p.example/t.jpg\"/>", "https://p.example/t.jpg", null)]
    public void The_picture_at_the_head_is_found(string inner, string url, string? alternative) => Lead(inner).ShouldBe(new LeadPicture(url, alternative));

    [Theory]
    [InlineData("<media:content url=\"https://p.example/1.mp4\" medium=\"video\"/>")]
    [InlineData("<enclosure url=\"https://p.example/1.mp3\" type=\"audio/mpeg\"/>")]
    [InlineData("<media:thumbnail url=\"https://p.example/t.jpg\" width=\"16\"/>")]
    [InlineData("<description>&lt;img src=\"https://count.example/pixel.gif?x=1\" width=\"1\" height=\"1\"&gt;They sail.</description>")]
    [InlineData("<description>&lt;img src=\"https://p.example/wp-includes/images/smilies/simple.png\" alt=\":)\"&gt;They sail.</description>")]
    [InlineData("<description>&lt;img src=\"data:image/png;base64,AAAA\"&gt;They sail.</description>")]
    [InlineData("<media:content url=\"javascript:alert(1)\" medium=\"image\"/>")]
    [InlineData("<media:content url=\"file:///etc/passwd\" medium=\"image\"/>")]
    [InlineData("<media:content medium=\"image\"/>")]
    public void What_leads_nothing_is_left_out(string inner) => Lead(inner).ShouldBeNull();

    [Fact]
    public void An_address_and_words_without_end_are_bounded()
    {
        Lead($"<media:thumbnail url=\"https://p.example/{new string('a', 2_000)}\"/>").ShouldBeNull();
        Lead($"<media:content url=\"https://p.example/1.jpg\" medium=\"image\"><media:description>{new string('a', 9_000)}</media:description></media:content>")!.Alternative!.Length.ShouldBe(500);
    }

    [Fact]
    public void A_json_feed_names_its_picture()
    {
        const string Feed = """{"version":"https://jsonfeed.org/version/1.1","title":"Harbour","items":[{"id":"1","content_text":"They sail.","image":"/1.jpg"},{"id":"2","content_html":"<img src='/2.jpg' alt='Tugs'>They sail."}]}""";
        Parse(Feed).Items.Select(item => item.LeadPicture?.Url).ShouldBe(["https://harbour.example.org/1.jpg", "https://harbour.example.org/2.jpg"]);
    }

    private static LeadPicture? Lead(string inner) =>
        Parse($"<rss xmlns:media=\"http://search.yahoo.com/mrss/\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel><link>https://harbour.example.org/</link><item><title>Ferry</title>{inner}</item></channel></rss>").Items.ShouldHaveSingleItem().LeadPicture;

    private static ParsedFeed Parse(string document) => new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, new Uri("https://harbour.example.org/feed"), TestContext.Current.CancellationToken);
}

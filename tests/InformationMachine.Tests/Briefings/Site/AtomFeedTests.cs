using System.Globalization;
using System.Text;
using System.Xml.Linq;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Tests.Briefings.Forms;

namespace InformationMachine.Tests.Briefings.Site;

public sealed class AtomFeedTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly SiteOptions Published = new() { BaseUrl = "https://news.example/stories" };

    /// <summary>What RFC 4287 demands, and what its readers rely on.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("https://news.example/stories/")]
    public void A_feed_has_all_that_the_standard_demands(string address)
    {
        var feed = new AtomFeed(new SiteOptions { BaseUrl = address }, Guid.Empty);
        foreach (var text in new[] { feed.All(RenderersTests.Entries()), feed.Thread(RenderersTests.Entries()) })
        {
            var root = XDocument.Parse(text).Root.ShouldNotBeNull();
            root.Name.ShouldBe(Atom + "feed");
            Check(root);
            root.Element(Atom + "author")!.Element(Atom + "name")!.Value.ShouldNotBeEmpty();
            root.Elements(Atom + "link").Count(link => link.Attribute("rel")!.Value == "self").ShouldBe(1);
            var entries = root.Elements(Atom + "entry").ToList();
            entries.Count.ShouldBe(3);
            entries.ForEach(Check);
            entries.Select(entry => entry.Element(Atom + "id")!.Value).Append(root.Element(Atom + "id")!.Value).Distinct(StringComparer.Ordinal).Count().ShouldBe(4);
            entries.Select(Updated).ShouldBe(entries.Select(Updated).OrderDescending());
            Updated(root).ShouldBe(Updated(entries[0]));
        }
    }

    [Fact]
    public void Our_own_parser_reads_back_what_was_written()
    {
        var text = new AtomFeed(Published, Guid.Empty).All(RenderersTests.Entries());
        var feed = new FeedParser().Parse(Encoding.UTF8.GetBytes(text), "application/atom+xml", null, TestContext.Current.CancellationToken);
        (feed.Title, feed.Link).ShouldBe(("The Information Machine", "https://news.example/stories/index.html"));
        feed.Items.Select(item => item.Title).ShouldBe(FerryStory.Versions.Reverse().Select(briefing => briefing.Title));
        feed.Items.Select(item => item.Link).ShouldBe(["https://news.example/stories/threads/7/v3.html", "https://news.example/stories/threads/7/v2.html", "https://news.example/stories/threads/7/v1.html"]);
        feed.Items.Select(item => item.Published).ShouldBe(FerryStory.Versions.Reverse().Select(briefing => (DateTimeOffset?)briefing.WrittenAt));
    }

    [Fact]
    public void A_feed_is_as_new_as_the_newest_of_its_entries()
    {
        var entries = RenderersTests.Entries().Reverse().ToList();
        Updated(XDocument.Parse(new AtomFeed(Published, Guid.Empty).Thread(entries)).Root!).ShouldBe(entries[^1].WrittenAt);
    }

    [Fact]
    public void A_site_that_moves_keeps_the_ids_of_its_versions()
    {
        Ids(new AtomFeed(Published, Guid.Empty)).ShouldBe(Ids(new AtomFeed(new SiteOptions { BaseUrl = "https://elsewhere.example" }, Guid.Empty)));
        Ids(new AtomFeed(Published, Guid.Empty)).ShouldBe(Ids(new AtomFeed(new SiteOptions(), Guid.Empty)));
    }

    [Fact]
    public void Feeds_of_two_installations_have_ids_of_their_own()
    {
        var (one, other) = (new AtomFeed(Published, new Guid("11111111-1111-1111-1111-111111111111")), new AtomFeed(Published, new Guid("22222222-2222-2222-2222-222222222222")));
        Ids(one).First().ShouldNotBe(Ids(other).First());
        Ids(one).First().ShouldBe(Ids(new AtomFeed(new SiteOptions(), new Guid("11111111-1111-1111-1111-111111111111"))).First());
        XDocument.Parse(one.Thread(RenderersTests.Entries())).Descendants(Atom + "id").First().Value.ShouldNotBe(XDocument.Parse(other.Thread(RenderersTests.Entries())).Descendants(Atom + "id").First().Value);
    }

    private static IEnumerable<string> Ids(AtomFeed feed) => XDocument.Parse(feed.All(RenderersTests.Entries())).Descendants(Atom + "id").Select(id => id.Value);

    private static void Check(XElement element)
    {
        element.Elements(Atom + "id").ShouldHaveSingleItem().Value.ShouldMatch("^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$");
        element.Elements(Atom + "title").ShouldHaveSingleItem().Value.ShouldNotBeEmpty();
        element.Elements(Atom + "updated").ShouldHaveSingleItem();
        element.Elements(Atom + "link").Count(link => link.Attribute("rel")!.Value == "alternate" && link.Attribute("type")!.Value == "text/html").ShouldBe(1);
    }

    private static DateTimeOffset Updated(XElement element) =>
        DateTimeOffset.ParseExact(element.Element(Atom + "updated")!.Value, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}

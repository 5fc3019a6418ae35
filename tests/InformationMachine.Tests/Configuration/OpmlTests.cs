using System.Text;
using System.Text.RegularExpressions;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Tests.Configuration;

public sealed class OpmlTests
{
    [Fact]
    public void Folders_become_tags_and_known_or_unsafe_addresses_are_left_out()
    {
        var entries = Read("""
            <opml version="1.0"><body>
              <outline text="Chips"><outline text="Deep"><outline title="A &amp; B" text="x" xmlUrl="https://a.example.org/feed"/></outline></outline>
              <outline text="Known" xmlUrl="https://known.example.org/feed"/>
              <outline text="Again" xmlUrl="https://a.example.org/feed"/>
              <outline text="Local" xmlUrl="file:///etc/passwd"/>
              <outline text="Secret" xmlUrl="https://me:word@b.example.org/"/>
              <outline XMLURL="http://c.example.org/rss"/>
            </body></opml>
            """, new FeedConfig { Id = FeedId.Parse("known"), Url = new Uri("https://known.example.org/feed") });

        entries.Select(entry => (entry.Id, entry.Url)).ShouldBe([("a-b", "https://a.example.org/feed"), ("c-example-org", "http://c.example.org/rss")]);
        entries[0].Title.ShouldBe("A & B");
        entries[0].Tags!.Value.ShouldBe(["Chips", "Deep"]);
    }

    [Fact]
    public void Every_item_is_accounted_for()
    {
        var reading = ReadAll("""
            <opml version="2.0"><body>
              <outline text="Folder" type="rss"><outline type="rss" title="Plain" xmlUrl="https://plain.example/feed"/></outline>
              <outline text="Reader" type="rss" xmlUrl="feed://reader.example/rss"/>
              <outline text="Wrapped" xmlUrl="feed:https://wrapped.example/rss"/>
              <outline text="Podcast" xmlUrl="itpc://pod.example/rss"/>
              <outline text="Bare" xmlUrl="bare.example/feed"/>
              <outline text="Relative" xmlUrl="//relative.example/feed"/>
              <outline text="Old" type="rss" url="http://old.example/feed"/>
              <outline text="Categories" category="/Sea/Boats,/Fish" xmlUrl="http://cat.example/feed"/>
              <outline text="Off" isComment="true"><outline text="Deep" xmlUrl="http://off.example/feed"/></outline>
              <outline text="Again" xmlUrl="https://plain.example/feed"/>
              <outline text="Secret" xmlUrl="https://me:word@secret.example/feed?key=1"/>
              <outline text="Local" xmlUrl="file:///etc/passwd"/>
              <outline text="Page" type="link" url="http://page.example/"/>
              <outline text="List" type="include" url="http://list.example/b.opml"/>
              <outline text="Nothing"/>
            </body></opml>
            """);

        reading.Added.Select(entry => entry.Url).ShouldBe([
            "https://plain.example/feed", "https://reader.example/rss", "https://wrapped.example/rss", "https://pod.example/rss", "https://bare.example/feed",
            "https://relative.example/feed", "http://old.example/feed", "http://cat.example/feed", "http://off.example/feed",
        ]);
        reading.Added.Where(entry => entry.Enabled == false).Select(entry => entry.Title).ShouldBe(["Deep"]);
        reading.Added[7].Tags!.Value.ShouldBe(["Sea", "Boats", "Fish"]);
        reading.Known.ShouldBe(["https://plain.example/feed"]);
        reading.Refused.Select(refused => refused.Name).ShouldBe(["Secret", "Local", "Page", "List", "Nothing"]);
        reading.Refused.ShouldAllBe(refused => refused.Reason.Length > 10 && !refused.ToString().Contains("me:word", StringComparison.Ordinal));
        reading.Refused[0].Reason.ShouldContain("headers");
        reading.Items.ShouldBe(15);
        reading.Summary.ShouldBe("15 items: 9 added (1 at rest), 1 known already, 5 refused.");
    }

    [Fact]
    public void Sixty_thousand_feeds_of_one_title_take_no_longer_than_their_number_and_can_be_cancelled()
    {
        var text = "<opml><body>" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"<outline text='News' xmlUrl='https://{i}.example.org/'/>")) + "</body></opml>";
        var begun = System.Diagnostics.Stopwatch.GetTimestamp();
        var entries = Read(text);
        System.Diagnostics.Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        entries.Select(entry => entry.Id).Distinct().Count().ShouldBe(60_000);
        entries[^1].Id.ShouldBe("news-60000");
        Should.Throw<OperationCanceledException>(() => Opml.Read(Encoding.UTF8.GetBytes(text), "list", [], new CancellationToken(canceled: true)));
    }

    [Fact]
    public void Kinds_come_back_and_what_needs_more_than_an_address_rests()
    {
        FeedConfig[] feeds =
        [
            Feed("a", "mastodon", "https://sea.example/@ada"),
            Feed("b", "x", "https://x.com/ada") with { Token = "env:SECRET" },
            Feed("c", "page", "https://harbour.example.org/notices") with { Select = new PageSelectors("li") },
            Feed("d", "youtube", "https://www.youtube.com/@ada"),
            Feed("e", "folder", "file:///srv/inbox"),
        ];
        var document = Opml.Write(feeds, Some.Time);
        document.ShouldNotContain("SECRET");
        document.ShouldNotContain("/srv/inbox");
        Read(document).Select(entry => (entry.Url, entry.Kind, entry.Enabled)).ShouldBe([
            ("https://sea.example/@ada", "mastodon", null),
            ("https://x.com/ada", null, false),
            ("https://harbour.example.org/notices", "feed", false),
            ("https://www.youtube.com/@ada", null, null),
        ]);
    }

    private static FeedConfig Feed(string id, string kind, string url) => new() { Id = FeedId.Parse(id), Kind = kind, Url = new Uri(url) };

    [Theory]
    [InlineData("not markup")]
    [InlineData("<rss><channel/></rss>")]
    public void Anything_else_is_refused(string text) => Should.Throw<RefusedException>(() => Read(text)).Message.ShouldContain("OPML");

    [Fact]
    public void Real_lists_come_back_from_their_export_unchanged()
    {
        foreach (var file in Directory.GetFiles(SharedMaterial.Path("feeds", "real", "opml")))
        {
            var first = Opml.Read(File.ReadAllBytes(file), Path.GetFileName(file), [], TestContext.Current.CancellationToken).Added;
            first.Length.ShouldBeGreaterThan(0, file);
            var feeds = first.Select(entry => new FeedConfig { Id = FeedId.Parse(entry.Id), Url = new Uri(entry.Url), Title = entry.Title, Tags = entry.Tags ?? [], Page = entry.Page is null ? null : new Uri(entry.Page) }).ToList();
            var second = Read(Opml.Write(feeds, Some.Time));
            // One of the lists names one address twice, with and without the slash at its end.
            first.Select(entry => entry.Url).ShouldBe(Regex.Matches(File.ReadAllText(file), "xmlUrl=\"([^\"]*)\"").Select(match => new Uri(match.Groups[1].Value).AbsoluteUri).Distinct(StringComparer.Ordinal), file);
            first.Count(entry => entry.Page is not null).ShouldBeGreaterThan(150, file);
            second.Select(Key).Order(StringComparer.Ordinal).ShouldBe(first.Select(Key).Order(StringComparer.Ordinal), file);
        }
    }

    /// <summary>What a list says of a feed; a title that was absent is exported as the name.</summary>
    private static string Key(FeedEntry entry) => $"{entry.Url} {entry.Title ?? entry.Id} {string.Join('/', entry.Tags ?? [])} {entry.Page} {entry.Kind} {entry.Enabled}";

    private static IReadOnlyList<FeedEntry> Read(string text, params FeedConfig[] known) => ReadAll(text, known).Added;

    private static OpmlReading ReadAll(string text, params FeedConfig[] known) => Opml.Read(Encoding.UTF8.GetBytes(text), "list.opml", known, TestContext.Current.CancellationToken);
}

using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds;

/// <summary>Who a post is, however its publisher names it: behaviours 22 to 25 and fault 48.</summary>
public sealed class ArrivalSorterTests : IAsyncDisposable
{
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("https://harbour.example.org/feed") };
    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private int _reading;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Theory]
    [InlineData("http://x.example/1", "https://x.example/1", "https://x.example/1")] // the site moved to https
    [InlineData("https://x.example/1#0", "https://x.example/1#3", "https://x.example/1")] // a counter in the fragment
    [InlineData("tag:old,1", "urn:uuid:99", "http://www.x.example/1/?utm_source=rss")] // another system, another spelling of the link
    public async Task A_publisher_that_renames_its_items_brings_nothing_new(string before, string after, string link)
    {
        await Read(Item("1", before, "https://x.example/1"), Item("2", "b", "https://x.example/2"));
        (await Read(Item("1", after, link), Item("2", "b", "https://x.example/2"))).IsEmpty.ShouldBeTrue();
        (await Read(Item("1", after, link), Item("2", "b", "https://x.example/2"))).IsEmpty.ShouldBeTrue();
        _store.Counts().Posts.ShouldBe(2);
    }

    [Fact]
    public async Task A_renamed_item_with_another_text_is_an_edit()
    {
        await Read(Item("1", "a", "https://x.example/1"));
        var arrivals = await Read(Item("1", "b", "https://x.example/1") with { ContentText = "the text, corrected" });
        arrivals.Added.ShouldBeEmpty();
        var edited = arrivals.Edited.ShouldHaveSingleItem();
        (edited.Guid, edited.Revision).ShouldBe(("a", 2));
        _store.Revisions(edited.Id).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_page_that_is_filled_anew_every_day_brings_new_posts()
    {
        for (var day = 1; day <= 5; day++)
            (await Read(Item($"{day}", $"guid-{day}", "https://x.example/today") with { Published = Some.Time.AddDays(-10 + day) })).Added.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task The_same_words_another_day_are_another_post()
    {
        await Read(new ParsedItem { Id = "1", ContentText = "Good morning", Published = Some.Time.AddDays(-3) });
        (await Read(new ParsedItem { Id = "2", ContentText = "Good morning", Published = Some.Time.AddDays(-2) })).Added.ShouldHaveSingleItem();
        (await Read(new ParsedItem { Id = "3", ContentText = "Good morning", Link = "https://x.example/3" })).Added.ShouldHaveSingleItem();
        (await Read(new ParsedItem { Id = "4", ContentText = "Good morning", Link = "https://x.example/4" })).Added.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_identity_for_all_items_tells_nothing_whichever_stands_first()
    {
        await Read(Item("1", "same", "https://x.example/1"));
        (await Read(Item("2", "same", "https://x.example/2"), Item("1", "same", "https://x.example/1"))).Added.ShouldHaveSingleItem().Title.ShouldBe("Title 2");
        (await Read(Item("3", "same", "https://x.example/3"), Item("2", "same", "https://x.example/2"), Item("1", "same", "https://x.example/1"))).Added.ShouldHaveSingleItem().Title.ShouldBe("Title 3");
        var alone = await Read(Item("4", "same", "https://x.example/4"));
        (alone.Added.Length, alone.Edited.Length).ShouldBe((1, 0));
        _store.Counts().ShouldSatisfyAllConditions(counts => counts.Posts.ShouldBe(4), counts => counts.Revisions.ShouldBe(0));
    }

    [Fact]
    public async Task One_identity_and_one_address_for_all_leave_the_words()
    {
        await Read(Item("1", "same", "https://x.example/"), Item("2", "same", "https://x.example/"));
        (await Read(Item("2", "same", "https://x.example/"), Item("1", "same", "https://x.example/"), Item("3", "same", "https://x.example/"))).Added.ShouldHaveSingleItem().Title.ShouldBe("Title 3");
        _store.Counts().Posts.ShouldBe(3);
    }

    [Fact]
    public async Task An_item_listed_twice_is_one_post()
    {
        (await Read(Item("1", "a", "https://x.example/1"), Item("1", "a", "https://x.example/1"))).Added.ShouldHaveSingleItem();
        (await Read(Item("1", "a", "https://x.example/1"), Item("1", "a", "https://x.example/1"))).IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_leaves_the_feed_stays_and_does_not_come_back_as_new()
    {
        await Read(Item("1", "a", "https://x.example/1"), Item("2", "b", "https://x.example/2"));
        (await Read(Item("2", "b", "https://x.example/2"))).IsEmpty.ShouldBeTrue();
        (await Read(Item("1", "renamed", "https://x.example/1"), Item("2", "b", "https://x.example/2"))).IsEmpty.ShouldBeTrue();
        _store.Counts().Posts.ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_never_rests_does_not_fill_the_file()
    {
        for (var i = 0; i < 230; i++) await Read(new ParsedItem { Id = "1", Title = "Visitors", ContentText = $"{i} today" });
        var counts = _store.Counts();
        (counts.Posts, counts.Revisions).ShouldBe((1, 6), "the first text and the last few stay");
    }

    /// <summary>Whoever makes identities, addresses and dates anew at every reading says nothing new by it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_issued_anew_as_a_whole_brings_only_what_is_new(bool isDated)
    {
        ParsedItem[] Issue(int issue, int posts) =>
        [
            .. Enumerable.Range(1, posts).Select(n => Item($"{n}", $"{issue}-{n}", $"https://x.example/{issue}/{n}") with { Published = isDated ? Some.Time.AddHours(issue - 100).AddMinutes(-n) : null }),
        ];
        (await Read(Issue(1, 20))).Added.Length.ShouldBe(20);
        for (var issue = 2; issue < 6; issue++) (await Read(Issue(issue, 20))).Added.ShouldBeEmpty();
        var more = await Read(Issue(6, 21));
        more.Added.ShouldHaveSingleItem().Title.ShouldBe("Title 21");
        more.Reissued.ShouldBe(20, "what is passed over is said");
    }

    [Fact]
    public async Task A_document_longer_than_what_is_remembered_issued_anew_brings_nothing()
    {
        for (var issue = 1; issue < 4; issue++)
        {
            var read = await Read([.. Enumerable.Range(1, 1500).Select(n => Item($"{n}", $"{issue}-{n}", $"https://x.example/{issue}/{n}") with { Published = Some.Time.AddDays(issue - 10).AddMinutes(-n) })]);
            (read.Added.Length, read.Reissued).ShouldBe(issue == 1 ? (1500, 0) : (0, 1500));
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public async Task Words_said_again_beside_new_ones_are_posts(int again)
    {
        await Read([.. Enumerable.Range(1, again).Select(n => Item($"{n}", $"a{n}", $"https://x.example/a/{n}"))]);
        ParsedItem[] next = [.. Enumerable.Range(1, again + (again / 2)).Select(n => Item($"{n}", $"b{n}", $"https://x.example/b/{n}") with { Published = Some.Time.AddDays(-1).AddMinutes(-n) })];
        (await Read(next)).Added.Length.ShouldBe(next.Length);
    }

    private static ParsedItem Item(string number, string id, string link) => new()
    {
        Id = id,
        Link = link,
        Title = $"Title {number}",
        ContentText = $"The text of {number}",
        Published = Some.Time.AddHours(-int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)),
    };

    private async Task<Arrivals> Read(params ParsedItem[] items)
    {
        var memory = _store.FeedMemory(Some.Feed);
        var document = new PostNormalizer(new FeedOptions()).Read(Feed, new ParsedFeed { Title = "Harbour", Items = [.. items] }, Some.Time.AddHours(_reading++), memory is null ? [] : memory.SharedGuids);
        var arrivals = new ArrivalSorter(_store, EditBudget.Of(new FeedState { Id = Some.Feed }, Some.Time, long.MaxValue), longestText: 20_000).Sort(Some.Feed, document, memory);
        await _store.CommitAsync(
            new StoreBatch
            {
                NewPosts = arrivals.Added,
                EditedPosts = arrivals.Edited,
                Revisions = arrivals.Revisions,
                FeedMemories = arrivals.Memory is { } next ? [next] : ImmutableArray<InformationMachine.Data.Feeds.FeedMemory>.Empty,
            },
            Token);
        return arrivals;
    }
}

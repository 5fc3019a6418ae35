using CsCheck;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Tests.Feeds;

/// <summary>The rule of identity (docs/polling.md): no history of a feed doubles a post or loses one.</summary>
public sealed class IdentityTests : IAsyncDisposable
{
    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("https://harbour.example.org/feed") };
    private LiteDbStore _store = LiteDbStore.InMemory();
    private int _reading;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task An_identity_given_to_other_news_brings_a_new_post_with_its_own_date()
    {
        var first = Item("r-55", "https://b.example/tools-2017", "The 7 best tools for small harbours", "Our list of seven tools: a winch, a crane, a lamp, a rope, a hook, a bell and a boat.", -4000);
        var second = Item("r-55", "https://b.example/tools-2026", "The 10 best tools for small harbours", "A new list with ten tools and prices: drones, sensors, pumps, radios, cranes, lamps, ropes and boats.", -3);
        await Read(first);
        for (var poll = 0; poll < 10; poll++) await Read(second);
        var posts = Posts();
        posts.Select(post => post.Title).ShouldBe([first.Title, second.Title]);
        posts[1].PublishedAt.ShouldBe(second.Published!.Value);
        _store.Counts().Revisions.ShouldBe(0);

        (await Read(second with { ContentText = second.ContentText + " More." })).Edited.ShouldHaveSingleItem().Id.ShouldBe(posts[1].Id);
        (await Read(first)).IsEmpty.ShouldBeTrue("the earlier post, listed again, is known");
    }

    [Theory]
    [InlineData("https://b.example/news/48151-quay", "https://b.example/news/48151-quay-closed", -3)] // the article's number stays
    [InlineData("https://b.example/a", "https://b.example/a", -3)] // the address stays
    [InlineData("https://b.example/a", "https://b.example/b", -30)] // written anew within hours
    public async Task A_post_written_anew_under_its_identity_is_an_edit(string before, string after, int hours)
    {
        await Read(Item("r-1", before, "Quay may close", "The harbour office looks at cracks in the northern wall.", -31));
        var arrivals = await Read(Item("r-1", after, "Northern quay closed after crack", "Since noon nobody may land there; divers found a hole of two metres.", hours));
        (arrivals.Added.Length, arrivals.Edited.Length).ShouldBe((0, 1));
    }

    [Theory]
    [InlineData("https://b.example/new", "Build your dock", "")] // a slip in the headline and its slug
    [InlineData("https://b.example/old.html", "Build you dock", " More.")] // a sentence more, another form of address
    public async Task A_small_edit_under_another_name_and_address_is_an_edit(string link, string title, string more)
    {
        const string text = "How to build a small dock from planks, a rope and two barrels in a weekend. You will need a drill, forty screws and some patience.";
        await Read(Item("https://b.example/old", "https://b.example/old", "Build you dock", text, -5));
        for (var poll = 0; poll < 10; poll++) await Read(Item(link, link, title, text + more, -5));
        var post = Posts().ShouldHaveSingleItem();
        (post.Revision, post.Title).ShouldBe((2, title));
    }

    [Fact]
    public async Task A_post_put_on_top_again_with_another_query_is_the_same()
    {
        const string text = "How to build a small dock from planks, a rope and two barrels in a weekend. You will need a drill, forty screws and some patience.";
        await Read(Item("https://b.example/dock", "https://b.example/dock", "Build a dock", text, -50));
        (await Read(Item("https://b.example/dock?v=2", "https://b.example/dock?v=2", "Build a dock", text, -5))).Added.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_only_resembles_a_post_is_another()
    {
        const string text = "A quake of magnitude 4.5 was felt in the morning; nobody was hurt and the harbour stayed open.";
        await Read(Item("1", "https://q.example/1", "Quake at Lund", text, -5));
        // Another second.
        (await Read(Item("2", "https://q.example/2", "Quake at Lund", text.Replace("4.5", "4.6", StringComparison.Ordinal), -4))).Added.ShouldHaveSingleItem();
        // The first is listed still.
        (await Read(Item("2", "https://q.example/2", "Quake at Lund", text.Replace("4.5", "4.6", StringComparison.Ordinal), -4), Item("3", "https://q.example/3", "Quake at Malmö", text, -4))).Added.ShouldHaveSingleItem();
        // A weekly thread with the same words.
        (await Read(Item("4", "https://q.example/4", "Open thread", text + text, -3))).Added.ShouldHaveSingleItem();
        (await Read(Item("5", "https://q.example/5", "Open thread", text + text, -2))).Added.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_date_without_a_time_is_shared_by_other_news()
    {
        var midnight = new DateTimeOffset(Some.Time.UtcDateTime.Date, TimeSpan.Zero);
        await Read(Item("1", "https://b.example/bus-12", "Bus late", "Bus number 12 from the station to the harbour is late today because of works", 0) with { Published = midnight });
        (await Read(Item("2", "https://b.example/tram-7-notice", "Bus late", "Bus number 14 from the station to the harbour is late today because of works", 0) with { Published = midnight })).Added.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task No_history_doubles_or_loses_a_post()
    {
        await Gen.Int[0, int.MaxValue].SampleAsync(
            async seed =>
            {
                await _store.DisposeAsync();
                (_store, _reading) = (LiteDbStore.InMemory(), 0);
                var history = new FeedHistory(seed);
                for (var poll = 0; poll < 12; poll++)
                {
                    await Read([.. history.Next()]);
                    var stored = Posts();
                    stored.Count.ShouldBe(history.Told, $"seed {seed}, poll {poll}: {history.Log}");
                    stored.Select(post => FeedHistory.Truth(post.Title + " " + post.Text)).ShouldBeUnique();
                }
            },
            iter: 60,
            threads: 1);
    }

    private static ParsedItem Item(string id, string link, string title, string text, int hours) =>
        new() { Id = id, Link = link, Title = title, ContentText = text, Published = Some.Time.AddHours(hours) };

    private List<Post> Posts() => [.. _store.PostsAfter(0)];

    private async Task<Arrivals> Read(params ParsedItem[] items)
    {
        var memory = _store.FeedMemory(Some.Feed);
        var document = new PostNormalizer(new FeedOptions()).Read(Feed, new ParsedFeed { Title = "Harbour", Items = [.. items] }, Some.Time.AddHours(_reading++), memory is null ? [] : memory.SharedGuids);
        var arrivals = new ArrivalSorter(_store, EditBudget.Of(new FeedState { Id = Some.Feed }, Some.Time, long.MaxValue), longestText: 20_000).Sort(Some.Feed, document, memory);
        await _store.CommitAsync(
            new StoreBatch { NewPosts = arrivals.Added, EditedPosts = arrivals.Edited, Revisions = arrivals.Revisions, FeedMemories = arrivals.Memory is { } after ? [after] : [] },
            TestContext.Current.CancellationToken);
        return arrivals;
    }
}

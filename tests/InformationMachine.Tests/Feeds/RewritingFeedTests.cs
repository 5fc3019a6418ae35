using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Feeds;

/// <summary>A publisher who rewrites everything at each poll: the data file grows with what is new, not with how often it is said anew.</summary>
public sealed class RewritingFeedTests : IDisposable
{
    private const int Items = 2000;
    private const int Megabyte = 1 << 20;

    private static readonly FeedConfig Feed = new() { Id = Some.Feed, Url = new Uri("http://harbour.example.org/feed") };

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Data => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Two_thousand_posts_rewritten_every_hour_grow_the_file_by_what_a_day_allows()
    {
        var sizes = new List<long>();
        await using (var store = LiteDbStore.Open(Data))
        {
            var edited = 0;
            var options = new FeedOptions();
            for (var hour = 0; hour < 60; hour++)
            {
                edited += (await Poll(store, options, hour, Items)).Edited;
                if (hour % 12 != 11) continue;
                await store.CheckpointAsync(Token);
                sizes.Add(store.FileBytes);
            }

            edited.ShouldBeGreaterThan(Items / 2, "edits come in as long as there is room for them");
        }

        // Two days and a half hold three times what a day allows; what is stored beside the texts is no more than they are.
        (sizes[^1] - sizes[0]).ShouldBeLessThan(2 * 3 * new FeedOptions().EditBytesPerDay);
        (sizes[1] - sizes[0]).ShouldBeLessThan(Megabyte, "what is said anew once the day's room is taken adds nothing");
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", sizes.Select(size => size / 1024)) + " KB after every twelve polls");
        DataDoctor.Check(Data, Token).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Edits_that_had_to_wait_come_the_next_day_and_new_posts_at_once()
    {
        await using var store = LiteDbStore.Open(Data);
        var options = new FeedOptions { EditBytesPerDay = 20_000 };
        await Poll(store, options, hour: 0, 10);
        var first = await Poll(store, options, hour: 1, 11);
        (first.Added, first.Edited).ShouldBe((1, 6));
        first.State.ETag.ShouldBeNull("who has more to say is read again, although nothing changes");
        (await Poll(store, options, hour: 2, 12)).ShouldSatisfyAllConditions(round => round.Added.ShouldBe(1), round => round.Edited.ShouldBe(0));
        (await Poll(store, options, hour: 26, 12)).Edited.ShouldBe(6);
        // A day that begins in the future is that of a clock that was wrong.
        (await Poll(store, options, hour: -300, 12)).Edited.ShouldBe(6);
    }

    /// <summary>What a new version reads otherwise in posts that are still listed costs each of them one revision, however long the day's room makes it wait.</summary>
    [Fact]
    public async Task Posts_that_a_new_version_reads_otherwise_are_edited_once_each_the_newest_first()
    {
        await using var store = LiteDbStore.Open(Data);
        var options = new FeedOptions { EditBytesPerDay = 20_000 };
        await Poll(store, options, new Listing(20, "106 ships"));
        var listing = new Listing(20, "10⁶ ships");
        for (var hour = 1; hour <= 30; hour++) await Poll(store, options, listing, hour);
        var first = store.PostsAfter(0).Where(post => post.Revision > 1).ToList();
        first.Count.ShouldBeInRange(5, 15, "a day and a quarter has no room for all");
        first.Min(post => post.PublishedAt).ShouldBeGreaterThan(store.PostsAfter(0).Where(post => post.Revision == 1).Max(post => post.PublishedAt));
        // What is published meanwhile comes at once.
        (await Poll(store, options, new Listing(21, "10⁶ ships"), hour: 31)).Added.ShouldBe(1);
        for (var hour = 32; hour <= 200; hour++) await Poll(store, options, new Listing(21, "10⁶ ships"), hour);
        var posts = store.PostsAfter(0).ToList();
        posts.Select(post => post.Revision).ShouldBe([.. Enumerable.Repeat(2, 20), 1]);
        posts.ShouldAllBe(post => post.Text.Contains("10⁶", StringComparison.Ordinal));
        store.Revisions(posts[0].Id).ShouldHaveSingleItem().Text.ShouldContain("106");
    }

    [Fact]
    public async Task Of_many_earlier_texts_the_first_the_last_few_and_those_that_were_briefed_stay()
    {
        await using var store = LiteDbStore.Open(Data);
        var options = new FeedOptions { EditBytesPerDay = 1L << 40 };
        await Poll(store, options, hour: 0, 2);
        var (cited, echo) = (store.PostsAfter(0).First(), store.PostsAfter(0).Last());
        await store.CommitAsync(new StoreBatch { Assignments = [Some.Assignment(cited, cited.Sequence, 1), Some.Assignment(echo, echo.Sequence, 1)], Threads = [Some.Thread(1, 2)], LinkedThrough = 2 }, Token);
        for (var hour = 1; hour <= 30; hour++)
        {
            await Poll(store, options, hour, 2);
            if (hour is 7 or 12) await Brief(store, version: hour == 7 ? 1 : 2, hour, cited: hour == 7 ? cited.Id : echo.Id, echo: hour == 7 ? echo.Id : null);
        }

        store.Revisions(cited.Id).Select(revision => revision.Revision).ShouldBe([1, 8, 26, 27, 28, 29, 30]);
        store.Revisions(echo.Id).Select(revision => revision.Revision).ShouldBe([1, 8, 13, 26, 27, 28, 29, 30]);
        store.PostsAsOf(store.Briefing(new(1), 1)!).Select(post => post.Revision).ShouldBe([8, 8]);
    }

    private static Task<FeedRoundResult> Poll(IMachineStore store, FeedOptions options, int hour, int items) => Poll(store, options, new Rewriting(hour, items), hour);

    private static Task<FeedRoundResult> Poll(IMachineStore store, FeedOptions options, IFeedSource source, int hour = 0)
    {
        var round = new FeedRound(store, new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { ["feed"] = source }, options, new HostPauses(options), NullLogger<FeedRound>.Instance);
        return round.PollAsync(Feed, Some.Time.AddHours(hour), Token);
    }

    private static Task Brief(LiteDbStore store, int version, int hour, PostId cited, PostId? echo) => store.CommitAsync(
        new StoreBatch
        {
            Briefings =
            [
                new Briefing
                {
                    Thread = new(1),
                    Version = version,
                    Title = "A ferry",
                    WrittenAt = Some.Time.AddHours(hour).AddMinutes(5),
                    PostCount = 2,
                    Writer = "test",
                    Reason = new BriefingReason(2, 0, 0),
                    Sections = new BriefingSections(),
                    Sources = [new BriefingSource { Number = 1, Post = cited, Revision = hour + 1, Author = "Ada", PublishedAt = Some.Time, Text = "x", Echoes = echo is { } id ? [id] : [] }],
                },
            ],
            Briefed = [new BriefedMark(new(1), hour, version, "A ferry")],
        },
        Token);

    /// <summary>Says everything in other words at each poll.</summary>
    private sealed class Rewriting(int hour, int items) : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken) => Task.FromResult(new SourceReading
        {
            Outcome = new FetchOutcome { ETag = "\"tag\"" },
            ContentHash = $"{hour}",
            Feed = new ParsedFeed { Items = [.. Enumerable.Range(0, items).Select(n => new ParsedItem { Id = $"{n}", ContentText = $"Post {n}, written at {hour}. " + new string((char)('a' + (n % 26)), 1200) })] },
        });
    }

    /// <summary>Lists the same posts at each poll, an hour between one and the next.</summary>
    private sealed class Listing(int items, string words) : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken) => Task.FromResult(new SourceReading
        {
            Outcome = new FetchOutcome { ETag = "\"tag\"" },
            ContentHash = words,
            Feed = new ParsedFeed { Items = [.. Enumerable.Range(0, items).Select(n => new ParsedItem { Id = $"{n}", Published = Some.Time.AddDays(-9).AddHours(n), ContentText = $"Post {n} counts {words}. " + new string((char)('a' + n), 1200) })] },
        });
    }
}

using System.Diagnostics;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Feeds;

/// <summary>What an author tells in several posts becomes one, whenever its parts arrive.</summary>
public sealed class PartJoinerTests : IAsyncLifetime
{
    private readonly LiteDbStore _store = LiteDbStore.InMemory();
    private ParsedFeed _document = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    [Fact]
    public async Task Replies_to_oneself_are_one_post_with_parts_in_order()
    {
        await Poll(Item(3, "three", continues: 2), Item(1, "one"), Item(2, "two", continues: 1), Item(9, "another"));
        _store.Counts().Posts.ShouldBe(2);
        var post = _store.PostsAfter(0).Single(post => post.Guid == "1");
        (post.Text, post.Revision).ShouldBe(("one\ntwo\nthree", 1));
        post.Parts.Select(part => (part.Guid, part.Text)).ShouldBe([("1", "one"), ("2", "two"), ("3", "three")]);
    }

    [Fact]
    public async Task Parts_that_arrive_later_make_a_revision_of_the_same_post()
    {
        await Poll(Item(1, "one"));
        await Poll(Item(2, "two", continues: 1));
        (await Poll(Item(4, "four", continues: 3), Item(3, "three", continues: 2), Item(2, "two", continues: 1))).Edited.ShouldBe(1);
        var post = _store.PostsAfter(0).ShouldHaveSingleItem();
        (post.Text, post.Revision, post.Parts.Length).ShouldBe(("one\ntwo\nthree\nfour", 3, 4));
        _store.Revisions(post.Id).Select(revision => revision.Text).ShouldBe(["one", "one\ntwo"]);
    }

    [Fact]
    public async Task Known_parts_change_nothing_however_often_they_are_read()
    {
        var items = new[] { Item(2, "two", continues: 1), Item(1, "one") };
        await Poll(items);
        foreach (var again in new[] { items, items[..1], items[1..] })
        {
            var result = await Poll(again);
            (result.Added, result.Edited).ShouldBe((0, 0));
        }
    }

    [Fact]
    public async Task An_edited_part_is_an_edit_of_the_whole()
    {
        await Poll(Item(2, "two", continues: 1), Item(1, "one"));
        (await Poll(Item(2, "two, corrected", continues: 1))).Edited.ShouldBe(1);
        _store.PostsAfter(0).ShouldHaveSingleItem().Text.ShouldBe("one\ntwo, corrected");
    }

    [Fact]
    public async Task A_count_is_followed_where_replies_are_not_known_and_its_numbers_are_no_part_of_the_text()
    {
        await Poll(Counted(1, "1/3 We measured."), Counted(2, "2/3 It was warm."));
        await Poll(Counted(2, "2/3 It was warm."), Counted(3, "3/3 It cooled."));
        var post = _store.PostsAfter(0).ShouldHaveSingleItem();
        (post.Text, post.Revision).ShouldBe(("We measured.\nIt was warm.\nIt cooled.", 2));
        post.Parts[2].Text.ShouldBe("3/3 It cooled.");
    }

    [Fact]
    public async Task Counts_of_different_authors_or_lengths_do_not_mix()
    {
        await Poll(Counted(1, "1/3 Ada begins."), Counted(2, "2/3 Ben goes on.", "Ben"), Counted(3, "2/5 Another count."));
        _store.Counts().Posts.ShouldBe(3);
    }

    [Fact]
    public async Task What_is_added_much_later_is_a_post_of_its_own()
    {
        await Poll(Item(1, "one"), Item(2, "days later", continues: 1) with { Published = Some.Time.AddDays(-1) });
        _store.Counts().Posts.ShouldBe(2);
    }

    [Fact]
    public async Task A_circle_of_replies_and_endless_replies_end()
    {
        await Poll(Item(1, "one", continues: 2), Item(2, "two", continues: 1), Item(3, "three", continues: 3));
        _store.Counts().Posts.ShouldBe(2);
        await Poll([.. Enumerable.Range(10, 250).Select(n => Item(n, $"part {n}", continues: n - 1) with { Published = Some.Time.AddDays(-3).AddSeconds(n) })]);
        _store.PostsAfter(0).ShouldAllBe(post => post.Parts.Length <= PartJoiner.MaximumParts);
        _store.Counts().Posts.ShouldBe(5);
    }

    [Fact]
    public async Task Thousands_of_numbers_and_a_chain_of_thousands_of_replies_cost_as_much_as_they_are_many()
    {
        const int Many = 8000;
        var begun = Stopwatch.GetTimestamp();
        // Numbers that never fit: each post has to be compared with what was read and with what is stored.
        await Poll([.. Enumerable.Range(0, Many).Select(n => Counted(n, $"{2 + (n % 2)}/{9 - (n % 2)} We measured {n}."))]);
        // The oldest replies to the next, and so on: as deep as the document is long.
        await Poll([.. Enumerable.Range(Many, Many).Select(n => Item(n, "word", continues: n + 1) with { Published = Some.Time.AddSeconds(n - (3 * Many)) })]);
        Stopwatch.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(90));
        _store.PostsAfter(0).ShouldAllBe(post => post.Parts.Length <= PartJoiner.MaximumParts);
    }

    [Fact]
    public async Task A_quote_in_a_later_part_stays_with_who_said_it()
    {
        var quote = new InformationMachine.Data.Posts.PostQuote("Ben", "@ben", "It floats.", "https://example.org/5", IsRepost: false);
        await Poll(Item(1, "one"), Item(2, "two", continues: 1) with { Quoted = quote });
        var post = _store.PostsAfter(0).ShouldHaveSingleItem();
        (post.Quoted, post.Parts[1].Quoted, post.Parts[0].Quoted).ShouldBe((quote, quote, null));
        post.Text.ShouldNotContain("floats");
    }

    private async Task<FeedRoundResult> Poll(params ParsedItem[] items)
    {
        _document = new ParsedFeed { HasReplies = items.Any(item => item.Continues is not null) || items.All(item => item.ContentText!.Length < 12), Items = [.. items] };
        var sources = new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { ["feed"] = new Scripted(() => _document) };
        return await new FeedRound(_store, sources, new FeedOptions(), new HostPauses(new FeedOptions()), NullLogger<FeedRound>.Instance).PollAsync(new FeedConfig { Id = Some.Feed, Url = new Uri("http://harbour.example.org/feed") }, Some.Time, TestContext.Current.CancellationToken);
    }

    private static ParsedItem Item(int number, string text, int? continues = null) => new()
    {
        Id = number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Author = "Ada Hale",
        ContentText = text,
        Published = Some.Time.AddDays(-3).AddMinutes(number),
        Continues = continues?.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    private static ParsedItem Counted(int number, string text, string author = "Ada Hale") => Item(number, text) with { Author = author };

    private sealed class Scripted(Func<ParsedFeed> read) : IFeedSource
    {
        public string Kind => "feed";

        public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken) =>
            Task.FromResult(new SourceReading { Outcome = new FetchOutcome(), Feed = read() });
    }
}

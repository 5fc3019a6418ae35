using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk;
using InformationMachine.Desk.Index;
using InformationMachine.Desk.Reviewing;
using InformationMachine.Tests.Threads.Decisions;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Tests.Desk.Index;

/// <summary>Search, likeness and proposals over a stream in which editors decide.</summary>
public sealed class StoryIndexTests : IAsyncDisposable
{
    private readonly DecidedStream _stream = new();
    private readonly DeskState _state;

    public StoryIndexTests() => _state = new DeskState(_stream.Store, new InformationMachine.Configuration.DeskOptions { KnownPosts = 1000 });

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    [Fact]
    public async Task Search_needs_every_word_takes_the_last_as_a_beginning_and_follows_the_filters()
    {
        await _stream.PostAsync("The harbour ferry was launched at noon.", "Chip exports need a licence from spring.", "The ferry licence was granted.");
        _state.Refresh();

        Found("ferry").ShouldBe(2);
        Found("ferry licen").ShouldBe(1);
        Found("ferry chip").ShouldBe(0);
        Found("licence", author: "ada").ShouldBe(2);
        Found("licence", author: "nobody").ShouldBe(0);
        Found("licence", from: new DateOnly(2026, 5, 18)).ShouldBe(0);
    }

    [Fact]
    public async Task A_word_with_a_slip_finds_what_was_meant_and_says_so()
    {
        await _stream.PostAsync("The harbour ferry was launched at noon.", "Chip exports need a licence from spring.");
        _state.Refresh();

        Found("habrour ferry ").ShouldBe(1);
        _state.Slips("habrour ferry").Select(slip => slip.Meant).ShouldHaveSingleItem().ShouldStartWith("harbo");
        Found("licenze ").ShouldBe(1);
        _state.Slips("harbour").ShouldBeEmpty("what is there needs no guess");
        Found("zzzzzz ").ShouldBe(0);
    }

    [Fact]
    public async Task Search_finds_editors_words_where_their_posts_are_until_they_are_taken_back()
    {
        var posts = await _stream.PostAsync("The harbour ferry was launched at noon.", "Chip exports need a licence from spring.", "The harbour ferry was launched by the mayor at noon.");
        await _stream.BriefAsync();
        var note = await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Note, By = "ada", Thread = _stream.ThreadOf(posts[0]), Posts = [posts[0].Id], Text = "Confirmed by telephone." });
        _state.Refresh();
        _state.Search(new SearchQuery("telephone"), 5).Single().Thread.ShouldBe(_stream.ThreadOf(posts[0]));
        _state.Search(new SearchQuery("telephone", "nobody"), 5).ShouldBeEmpty();

        await _stream.MakeAsync(DecidedStream.Merge(_stream.ThreadOf(posts[1]), _stream.ThreadOf(posts[0])));
        _state.Refresh();
        _state.Search(new SearchQuery("telephone"), 5).Single().Thread.ShouldBe(_stream.ThreadOf(posts[1]));

        await _stream.MakeAsync(DecidedStream.Undo(note.Id));
        _state.Refresh();
        _state.Search(new SearchQuery("telephone"), 5).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_what_an_editor_has_said_is_one_story_no_post_is_asked_about(bool isSaid)
    {
        // The stranger is the older one: the merge moves the others in the editor's name, and leaves it in the machine's.
        var posts = await _stream.PostAsync("Chip exports need a licence from spring.", "The harbour ferry was launched at noon.", "The mayor launched the harbour ferry at noon.");
        var (stranger, story) = (_stream.ThreadOf(posts[0]), _stream.ThreadOf(posts[1]));
        var merged = await _stream.MakeAsync(DecidedStream.Merge(stranger, story));
        _stream.Store.Assignment(posts[0].Id)!.By.ShouldNotBe(AssignedBy.Editor);
        if (!isSaid)
        {
            // The same threads, put together by nobody's word: what the question would be without it.
            await _stream.MakeAsync(DecidedStream.Undo(merged.Id));
            await _stream.MakeAsync(DecidedStream.Move(stranger, posts[1].Id, posts[2].Id));
        }

        _state.Refresh();

        _state.Review(int.MaxValue, out _).Any(item => item.Post == posts[0].Id).ShouldBe(!isSaid);
    }

    [Fact]
    public async Task A_refresh_after_decisions_knows_what_a_fresh_look_would()
    {
        await _stream.PostAsync(seed: 3, count: 120);
        _state.Refresh();
        var threads = _stream.Store.Threads().Where(thread => thread.IsLive).OrderByDescending(thread => thread.PostCount).Select(thread => thread.Id).Take(3).ToList();
        await _stream.MakeAsync(DecidedStream.Merge(threads[0], threads[1]));
        _state.Refresh();
        await _stream.PostAsync(seed: 4, count: 60);
        _state.Refresh();

        var fresh = new DeskState(_stream.Store, new InformationMachine.Configuration.DeskOptions { KnownPosts = 1000 });
        fresh.Refresh();
        Hits(_state).ShouldBe(Hits(fresh));
        foreach (var thread in _stream.Store.Threads().Where(thread => thread.IsLive)) _state.Like(thread.Id, 1).Count.ShouldBe(fresh.Like(thread.Id, 1).Count);
    }

    [Fact]
    public async Task Every_pair_that_the_linker_nearly_merged_is_told_of_until_an_editor_keeps_it_apart()
    {
        var texts = new[] { "The harbour ferry was launched by the mayor.", "The mayor launched the harbour ferry.", "A mayor launched a ferry in the harbour.", "Launched by the mayor: the harbour ferry.", "Chip exports need a licence.", "Clocks are shown in a museum.", "Snow fell on the northern passes.", "A vaccine was approved." };
        var posts = texts.Select((text, i) => Some.Post(i + 1, text)).ToArray();
        await _stream.Store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, TestContext.Current.CancellationToken);
        await _stream.Store.CommitAsync(new StoreBatch
        {
            Assignments = [.. posts.Select((post, i) => Some.Assignment(post, i + 1, i < 2 ? 1 : i < 4 ? 2 : i - 1))],
            Threads = [Some.Thread(1, 2), Some.Thread(2, 2), .. Enumerable.Range(3, 4).Select(number => Some.Thread(number))],
            // The third post is like both of the first thread and the fifth like one of the second; the linker wanted more of either.
            Evidence = [.. posts.Select((_, i) => new PostEvidence { Order = i + 1, Sequence = i + 1, Links = i switch { 1 => [new(1, 0.9f)], 2 => [new(1, 0.6f), new(2, 0.6f)], 3 => [new(3, 0.9f)], 4 => [new(3, 0.7f), new(4, 0.1f)], 5 => [new(1, 0.04f)], _ => [] } })],
            LinkedThrough = posts.Length,
        }, TestContext.Current.CancellationToken);
        _state.Refresh();
        var pairs = _state.Review(10, out _).Where(item => item.Reason == ReviewReason.LooksAlike).ToList();
        pairs.Select(pair => (pair.Thread.Value, pair.Other!.Value.Value)).ShouldBe([(1, 2), (2, 3)], ignoreOrder: true);
        _state.Like(new ThreadId(2), 8).Select(near => near.Thread.Value).ShouldBe([3, 1], "the surest first, and nothing that is no candidate");
        var item = pairs.Single(pair => pair.Thread.Value == 1);

        var request = new DecisionRequest { Kind = DecisionKind.KeepApart, By = "ada", Thread = item.Thread, Other = item.Other };
        var parted = await _stream.MakeAsync(request);
        _state.Refresh();
        _state.Review(10, out _).ShouldNotContain(other => other.Key == item.Key);
        LinkConstraints.From(_stream.Store).AreApart(item.Thread, item.Other!.Value).ShouldBeTrue("the machine must not merge them either");
        (await _stream.DecideAsync(request)).Refusal!.ShouldContain("apart already");

        await _stream.MakeAsync(DecidedStream.Undo(parted.Id));
        _state.Refresh();
        _state.Review(10, out _).ShouldContain(other => other.Key == item.Key);
    }

    [Fact]
    public async Task Between_stories_that_an_editor_has_parted_only_later_posts_are_asked_about()
    {
        await DoubtAsync();
        Asked().ShouldNotBeNull();
        await PartAsync(new ThreadId(3));
        Asked().ShouldNotBeNull("that was another story");
        await PartAsync(new ThreadId(2));
        Asked().ShouldBeNull();

        var late = Some.Post(7, "Words of number 7.");
        await _stream.Store.CommitAsync(new StoreBatch { NewPosts = [late] }, TestContext.Current.CancellationToken);
        await _stream.Store.CommitAsync(new StoreBatch { Assignments = [Some.Assignment(late, 7, 1)], Threads = [_stream.Store.Thread(new ThreadId(1))! with { PostCount = 4 }], Evidence = [Doubt(7)], LinkedThrough = 7 }, TestContext.Current.CancellationToken);
        _state.Refresh();
        Asked().ShouldBe(late.Id);

        PostId? Asked() => _state.Review(10, out _).FirstOrDefault(item => item.Reason == ReviewReason.CloseCall)?.Post;

        async Task PartAsync(ThreadId other)
        {
            await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.KeepApart, By = "ada", Thread = new ThreadId(1), Other = other });
            _state.Refresh();
        }
    }

    [Fact]
    public async Task A_post_that_the_linker_was_in_doubt_about_is_asked_about_until_an_editor_says_that_it_belongs_there()
    {
        var posts = await DoubtAsync();
        var item = _state.Review(10, out _).Single(item => item.Reason == ReviewReason.CloseCall);
        (item.Thread.Value, item.Other!.Value.Value, item.Post).ShouldBe((1, 2, posts[4].Id));

        var kept = await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Keep, By = "ada", Thread = item.Thread, Posts = [posts[4].Id] });
        _state.Refresh();
        _state.Review(10, out _).ShouldNotContain(other => other.Reason == ReviewReason.CloseCall);
        await _stream.MakeAsync(DecidedStream.Undo(kept.Id));
        _state.Refresh();
        _state.Review(10, out _).ShouldContain(other => other.Key == item.Key);
    }

    /// <summary>Three stories, of which the first has a fifth post that could as well be of the second.</summary>
    private async Task<Post[]> DoubtAsync()
    {
        var posts = Enumerable.Range(1, 6).Select(number => Some.Post(number, $"Words of number {number}.")).ToArray();
        await _stream.Store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, TestContext.Current.CancellationToken);
        await _stream.Store.CommitAsync(new StoreBatch
        {
            Assignments = [.. posts.Select((post, i) => Some.Assignment(post, i + 1, i switch { < 2 or 4 => 1, < 4 => 2, _ => 3 }))],
            Threads = [Some.Thread(1, 3), Some.Thread(2, 2), Some.Thread(3)],
            Evidence = [.. posts.Select((_, i) => i switch { 1 => new PostEvidence { Order = 2, Sequence = 2, Links = [new(1, 0.9f)] }, 3 => new PostEvidence { Order = 4, Sequence = 4, Links = [new(3, 0.9f)] }, 4 => Doubt(5), _ => new PostEvidence { Order = i + 1, Sequence = i + 1, Links = [] } })],
            LinkedThrough = posts.Length,
        }, TestContext.Current.CancellationToken);
        _state.Refresh();
        return posts;
    }

    private static PostEvidence Doubt(long number) => new() { Order = number, Sequence = number, Links = [new(1, 0.6f), new(2, 0.6f), new(3, 0.55f), new(4, 0.55f)] };

    [Fact]
    public async Task Pinned_threads_come_first_however_old()
    {
        var posts = await _stream.PostAsync("The harbour ferry was launched at noon.", "Chip exports need a licence from spring.", "A museum of clocks opened in the north.");
        var oldest = _stream.ThreadOf(posts[0]);
        _state.Refresh();
        _state.Freshest(1, 0, 1).ShouldNotBe([oldest]);
        await _stream.MakeAsync(new DecisionRequest { Kind = DecisionKind.Pin, By = "ada", Thread = oldest });
        _state.Refresh();
        _state.Freshest(1, 0, 1).ShouldBe([oldest]);
    }

    [Fact]
    public async Task The_proposed_cut_parts_two_stories_in_one_thread()
    {
        var ferry = await _stream.PostAsync("The harbour ferry was launched by the mayor.", "A ferry crosses the harbour with the mayor aboard.", "The mayor praised the harbour ferry.");
        var chips = await _stream.PostAsync("Chip exports need a licence.", "The licence for chip exports was refused.", "Exports of chips wait for a licence.");
        var all = ferry.Concat(chips).Select(_stream.ThreadOf).Distinct().ToList();
        foreach (var other in all.Skip(1)) await _stream.MakeAsync(DecidedStream.Merge(all[0], other));
        _state.Refresh();

        var cut = _state.Cut(_stream.ThreadOf(ferry[0])).ToHashSet();

        cut.SetEquals(ferry.Select(post => post.Id)).ShouldNotBe(cut.SetEquals(chips.Select(post => post.Id)));
    }

    private int Found(string text, string? author = null, DateOnly? from = null) => _state.Search(new SearchQuery(text, author, null, from), 50).Sum(hit => hit.Matches);

    private static List<(int, int)> Hits(DeskState state) => [.. state.Search(new SearchQuery("story1word1"), 50).Select(hit => (hit.Thread.Value, hit.Matches)).OrderBy(hit => hit)];
}

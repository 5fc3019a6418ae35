using System.Collections.Immutable;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>What a store keeps and gives back, whichever engine does.</summary>
public abstract class StoreContract : EngineContract
{
    private protected StoreContract(IEngine engine)
        : base(engine)
    {
    }

    [Fact]
    public async Task Posts_get_ascending_sequences_and_come_back_whole()
    {
        var full = Some.Post(1) with
        {
            Handle = "@ada",
            Title = "Launch",
            Url = "https://example.org/1",
            Links = ["https://example.org/a"],
            Quoted = new PostQuote("Ben", "@ben", "It floats.", "https://example.org/q", IsRepost: false),
            LinkTitle = "Harbour",
            PublishedRaw = "Sun, 17 May 2026",
            Language = "en",
        };
        await using (var store = await OpenAsync())
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [full, Some.Post(2)] }, Token);
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(3)] }, Token);
        }

        await using var reopened = await OpenAsync();
        reopened.PostsAfter(0).Select(post => post.Sequence).ShouldBe([1, 2, 3]);
        var read = reopened.Post(full.Id).ShouldNotBeNull();
        read.Links.ShouldBe(full.Links);
        (read with { Sequence = 0, Links = full.Links }).ShouldBe(full);
        reopened.Posts([full.Id, PostId.From(Some.Feed, "unknown")]).Select(post => post.Id).ShouldBe([full.Id]);
    }

    [Fact]
    public async Task What_builds_upon_something_else_than_is_stored_is_refused_and_hurts_nobody()
    {
        await using var store = await OpenAsync();
        var basis = LinkingBasis.Of(store);
        await store.CommitAsync(new StoreBatch { LinkedThrough = 3, Basis = basis }, Token);
        await Should.ThrowAsync<BasisChangedException>(() => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], LinkedThrough = 2, Basis = basis }, Token));
        (store.LinkedThrough, store.Counts().Posts, store.CheckHealth().IsWriting).ShouldBe((3, 0, true));
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], LinkedThrough = 4, Basis = LinkingBasis.Of(store) }, Token);
        (store.LinkedThrough, store.PostsAfter(0).Single().Sequence).ShouldBe((4, 1));
    }

    [Fact]
    public async Task Whoever_is_alone_has_every_right()
    {
        await using IMachineStore store = await OpenAsync();
        var role = store.Hold(StoreRole.Link).ShouldNotBeNull();
        store.Hold(StoreRole.Link).ShouldBe(role);
        var hosts = store.Claim(["a.example", "b.example"]);
        hosts.Count.ShouldBe(2);
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], Leases = [role, .. hosts] }, Token);
        store.Release(hosts);
        store.Claim(["A.example"]).ShouldHaveSingleItem();
        store.Counts().Posts.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_that_cannot_be_stored_leaves_nothing_behind_and_others_in_its_group_whole()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        var good = Enumerable.Range(10, 20).Select(n => store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token)).ToList();
        var bad = store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2), Some.Post(1)], LinkedThrough = 99 }, Token);

        await Task.WhenAll(good);
        await Should.ThrowAsync<Exception>(() => bad);
        store.Post(Some.Post(2).Id).ShouldBeNull();
        store.LinkedThrough.ShouldBe(0);
        store.Counts().Posts.ShouldBe(21);
        store.PostsAfter(0).Select(post => post.Sequence).ShouldBeUnique();
    }

    [Fact]
    public async Task Ids_that_differ_only_in_case_do_not_collide()
    {
        await using var store = await OpenAsync();
        var upper = Some.Post(1) with { Guid = "DQW4", Id = PostId.From(Some.Feed, "DQW4") };
        var lower = Some.Post(2) with { Guid = "dQw4", Id = PostId.From(Some.Feed, "dQw4") };
        await store.CommitAsync(new StoreBatch { NewPosts = [upper, lower] }, Token);
        store.Post(upper.Id)!.Guid.ShouldBe("DQW4");
    }

    [Fact]
    public async Task A_feed_state_comes_back_byte_for_byte()
    {
        var state = new FeedState
        {
            Id = Some.Feed,
            ETag = "W/\"a b\"",
            LastModified = "Tue, 1 Jul 2025 10:00:00 UTC",
            NextPollAt = Some.Time,
            Failure = FeedFailure.Throttled,
            FailureStreak = 3,
            LastError = "429",
            Cursor = "17",
        };
        await using (var store = await OpenAsync()) await store.CommitAsync(new StoreBatch { FeedStates = [state] }, Token);
        await using var reopened = await OpenAsync();
        reopened.FeedState(Some.Feed).ShouldBe(state);
        reopened.FeedStates().ShouldBe([state]);
    }

    [Fact]
    public async Task An_edit_keeps_the_earlier_text_and_makes_its_thread_count_as_changed()
    {
        await using var store = await OpenAsync();
        var post = Some.Post(1);
        await StoreLinked(store, post);
        await store.CommitAsync(new StoreBatch { Briefed = [new BriefedMark(new ThreadId(1), 1, 1, "Ferry")] }, Token);
        store.ThreadsToBrief().ShouldBeEmpty();

        var edited = post with { Text = "Two ferries were launched.", Revision = 2 };
        await store.CommitAsync(
            new StoreBatch { EditedPosts = [edited], Revisions = [new PostRevision(post.Id, 1, post.Title, post.Text, Some.Time)] },
            Token);

        store.Post(post.Id)!.Text.ShouldBe(edited.Text);
        store.Post(post.Id)!.Sequence.ShouldBe(1);
        store.Revisions(post.Id).ShouldHaveSingleItem().Text.ShouldBe(post.Text);
        store.ThreadsToBrief().ShouldHaveSingleItem().Title.ShouldBe("Ferry");
    }

    [Fact]
    public async Task Linking_and_briefing_do_not_overwrite_each_other()
    {
        await using var store = await OpenAsync();
        await StoreLinked(store, Some.Post(1));
        await store.CommitAsync(new StoreBatch { Briefed = [new BriefedMark(new ThreadId(1), 1, 4, "Chosen headline")] }, Token);
        await store.CommitAsync(new StoreBatch { Threads = [Some.Thread(1, posts: 2)] }, Token);

        var thread = store.Thread(new ThreadId(1)).ShouldNotBeNull();
        (thread.Title, thread.BriefingVersion, thread.BriefedRevision, thread.PostCount).ShouldBe(("Chosen headline", 4, 1, 2));
    }

    [Fact]
    public async Task A_merge_moves_every_post_and_forwards()
    {
        await using var store = await OpenAsync();
        var posts = new[] { Some.Post(1), Some.Post(2), Some.Post(3) };
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, Token);
        await store.CommitAsync(
            new StoreBatch
            {
                Assignments = [Some.Assignment(posts[0], 1, 1), Some.Assignment(posts[1], 2, 2), Some.Assignment(posts[2], 3, 2)],
                Threads = [Some.Thread(1), Some.Thread(2, posts: 2)],
                LinkedThrough = 3,
            },
            Token);
        await store.CommitAsync(
            new StoreBatch
            {
                Merges = [new ThreadMerge(new ThreadId(2), new ThreadId(1), 3, 0.9, Some.Time)],
                Threads = [Some.Thread(1, posts: 3)],
            },
            Token);

        store.Assignments(new ThreadId(1)).Select(a => a.Sequence).ShouldBe([1, 2, 3]);
        store.Assignments(new ThreadId(2)).ShouldBeEmpty();
        store.Assignment(posts[2].Id)!.Provisional.ShouldBe(new ThreadId(2));
        var merged = store.Thread(new ThreadId(2)).ShouldNotBeNull();
        (merged.MergedInto, merged.PostCount, merged.IsLive).ShouldBe((new ThreadId(1), 0, false));
        store.ThreadsToBrief().Select(thread => thread.Id).ShouldBe([new ThreadId(1)]);
        store.Merges().ShouldHaveSingleItem().AfterSequence.ShouldBe(3);
    }

    [Fact]
    public async Task A_briefing_comes_back_whole()
    {
        var briefing = SomeBriefing();
        await using (var store = await OpenAsync())
        {
            await StoreLinked(store, Some.Post(1));
            await store.CommitAsync(
                new StoreBatch { Briefings = [briefing], Briefed = [new BriefedMark(briefing.Thread, 1, 1, briefing.Title)] },
                Token);
        }

        await using var reopened = await OpenAsync();
        var read = reopened.LatestBriefing(briefing.Thread).ShouldNotBeNull();
        read.ShouldBeEquivalentTo(briefing);
        reopened.Briefings(briefing.Thread).Count.ShouldBe(1);
        reopened.Briefing(briefing.Thread, 2).ShouldBeNull();
    }

    [Fact]
    public async Task More_than_a_page_is_enumerated_in_order()
    {
        await using var store = await OpenAsync();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(1, 2500).Select(n => Some.Post(n))] }, Token);
        store.PostsAfter(10).Select(post => post.Sequence).ShouldBe(Enumerable.Range(11, 2490).Select(n => (long)n));
    }

    private static async Task StoreLinked(IMachineStore store, Post post)
    {
        await store.CommitAsync(new StoreBatch { NewPosts = [post] }, Token);
        await store.CommitAsync(
            new StoreBatch { Assignments = [Some.Assignment(post, 1, 1)], Threads = [Some.Thread(1)], LinkedThrough = 1 },
            Token);
    }

    private static Briefing SomeBriefing()
    {
        var sentence = new Sentence("A ferry was launched.", [1]);
        return new Briefing
        {
            Thread = new ThreadId(1),
            Version = 1,
            Title = "Ferry launched",
            WrittenAt = Some.Time,
            PostCount = 1,
            Language = "en",
            Reason = new BriefingReason(1, 0, 0),
            DroppedSentences = 2,
            Sections = new BriefingSections
            {
                What = [sentence],
                WhyItMatters = [sentence],
                OpenQuestions = [new OpenQuestion(OpenQuestionKind.Unconfirmed, sentence, sentence), new OpenQuestion(OpenQuestionKind.Asked, sentence)],
                Narrative = [[sentence], [sentence, sentence]],
                Timeline = [new TimelineEntry(new DateOnly(2026, 5, 17), sentence, IsExpected: true, new DateOnly(2026, 5, 16))],
                Perspectives = [new Perspective("Ada", "@ada", [sentence], new Evolution(EvolutionKind.FigureUpdated, 2, new DateOnly(2026, 5, 1), [sentence]))],
                Tensions = [new Tension(TensionKind.Figures, [new TensionSide("Ada", sentence), new TensionSide("Ben", sentence)])],
                Further = [new FurtherSection("numbers", [new SectionEntry(sentence) { Fields = ImmutableSortedDictionary<string, string>.Empty.Add("figure", "38 million crowns").Add("unit", "crown") }])],
            },
            Sources =
            [
                new BriefingSource
                {
                    Number = 1,
                    Post = Some.Post(1).Id,
                    Revision = 1,
                    Author = "Ada",
                    Handle = "@ada",
                    Feed = "Harbour blog",
                    PublishedAt = Some.Time,
                    Url = "https://example.org",
                    Title = "Launch",
                    Text = "A ferry was launched.",
                    Quoted = new PostQuote("Ben", Handle: null, "It floats.", Url: null, IsRepost: true),
                    LinkTitle = "Harbour",
                    Echoes = [Some.Post(2).Id],
                },
            ],
        };
    }
}

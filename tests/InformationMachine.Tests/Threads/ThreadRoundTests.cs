using CsCheck;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Threads;

public sealed class ThreadRoundTests
{
    private static readonly ThreadOptions Options = WordJudge.Options();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_post_has_a_thread_after_one_round_and_a_second_round_does_nothing()
    {
        await using var store = LiteDbStore.InMemory();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Posts(1, 80)] }, Cancellation);
        var result = await Round(store).RunAsync(Cancellation);
        (result.Linked, result.Started + result.Joined).ShouldBe((80, 80));
        store.LinkedThrough.ShouldBe(80);
        store.AssignmentsAfter(0).Count().ShouldBe(80);
        (await Round(store).RunAsync(Cancellation)).ShouldBe(new ThreadRoundResult(0, 0, 0));
    }

    [Fact]
    public async Task A_merged_thread_forwards_and_holds_nothing_and_counts_agree()
    {
        await using var store = LiteDbStore.InMemory();
        // What binds the two comes last.
        string[] texts = ["alpha beta gamma delta", "epsilon zeta eta theta", "alpha beta gamma delta epsilon zeta eta theta", "alpha beta gamma epsilon zeta eta", "beta gamma delta zeta eta theta", "alpha beta delta epsilon eta theta"];
        foreach (var (index, text) in texts.Index())
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(index + 1, text)] }, Cancellation);
            await Round(store).RunAsync(Cancellation);
        }

        store.Merges().ShouldNotBeEmpty();
        foreach (var merge in store.Merges())
        {
            merge.From.Value.ShouldBeGreaterThan(merge.Into.Value);
            store.Thread(merge.From)!.MergedInto.ShouldBe(merge.Into);
            store.Assignments(merge.From).ShouldBeEmpty();
        }

        foreach (var thread in store.Threads().Where(thread => thread.IsLive)) thread.PostCount.ShouldBe(store.Assignments(thread.Id).Count);
    }

    [Fact]
    public async Task A_thread_that_gains_a_post_is_to_be_briefed_again()
    {
        await using var store = LiteDbStore.InMemory();
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1, "ferry harbour launched bergen")] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        var thread = store.ThreadsToBrief().ShouldHaveSingleItem();
        await store.CommitAsync(new StoreBatch { Briefed = [new BriefedMark(thread.Id, thread.Revision, 1, "Ferry")] }, Cancellation);
        store.ThreadsToBrief().ShouldBeEmpty();
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(2, "ferry harbour launched bergen today")] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        store.ThreadsToBrief().ShouldHaveSingleItem().PostCount.ShouldBe(2);
    }

    [Fact]
    public Task A_round_that_knows_nothing_but_the_store_continues_as_one_that_was_never_stopped() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 60].Array[1, 8]).SampleAsync(async (seed, cuts) =>
        {
            var posts = Posts(seed, 200);
            (await LinkAsync(posts, cuts, restarts: true)).ShouldBe(await LinkAsync(posts, cuts, restarts: false));
        }, iter: 15, threads: 1);

    [Fact]
    public async Task A_round_that_was_broken_off_is_repeated_as_it_was_whatever_came_meanwhile()
    {
        var posts = Posts(7, 90);
        await using var store = LiteDbStore.InMemory();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Take(60)] }, Cancellation);
        // As a machine leaves it that is killed between the round's beginning and its commit.
        await store.CommitAsync(new StoreBatch { RoundThrough = 60 }, Cancellation);
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Skip(60)] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        Print(store).ShouldBe(await LinkAsync(posts, [60], restarts: false));
    }

    [Fact]
    public async Task One_round_links_by_publication_whatever_the_order_of_arrival()
    {
        var posts = Posts(11, 120);
        var inTime = await LinkAsync(posts, [120], restarts: false);
        foreach (var order in new[] { posts.AsEnumerable().Reverse(), posts.OrderBy(post => post.Id.Value, StringComparer.Ordinal) })
        {
            await using var store = LiteDbStore.InMemory();
            await store.CommitAsync(new StoreBatch { NewPosts = [.. order] }, Cancellation);
            await Round(store).RunAsync(Cancellation);
            Partition(store).ShouldBe(Partition(inTime));
        }
    }

    [Fact]
    public async Task An_edit_does_not_change_what_a_restarted_round_decides()
    {
        var posts = Posts(4, 60);
        await using var store = LiteDbStore.InMemory();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Take(40)] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        var edited = posts[10] with { Text = "nothing of what it said before", Revision = 2, Fingerprint = "other" };
        await store.CommitAsync(new StoreBatch
        {
            EditedPosts = [edited],
            Revisions = [new PostRevision(edited.Id, 1, null, posts[10].Text, edited.FirstSeenAt)],
        }, Cancellation);
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Skip(40)] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        Print(store).ShouldBe(await LinkAsync(posts, [40], restarts: true));
    }

    [Fact]
    public async Task A_file_from_before_there_was_evidence_is_continued()
    {
        await using var store = LiteDbStore.InMemory();
        var old = Posts(5, 30);
        await store.CommitAsync(new StoreBatch
        {
            NewPosts = [.. old],
            Assignments = [.. old.Select((post, i) => Some.Assignment(post, i + 1, i + 1))],
            Threads = [.. old.Select((_, i) => Some.Thread(i + 1))],
            LinkedThrough = 30,
        }, Cancellation);
        await store.CommitAsync(new StoreBatch { NewPosts = [old[29] with { Id = PostId.From(Some.Feed, "again"), Guid = "again" }] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
        store.Assignment(PostId.From(Some.Feed, "again"))!.Thread.Value.ShouldBe(30, "it repeats the newest old post");
    }

    /// <summary>Stores and links in stretches, by one round or each by a round that knows nothing but the store.</summary>
    private static async Task<string> LinkAsync(IReadOnlyList<Post> posts, int[] cuts, bool restarts)
    {
        await using var store = LiteDbStore.InMemory();
        var (at, round) = (0, Round(store));
        foreach (var cut in cuts.Append(posts.Count))
        {
            var next = Math.Min(posts.Count, at + cut);
            if (next == at) continue;
            await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Skip(at).Take(next - at)] }, Cancellation);
            if (restarts) round = Round(store);
            await round.RunAsync(Cancellation);
            at = next;
        }

        return Print(store);
    }

    private static string Print(LiteDbStore store) =>
        string.Join('\n', store.AssignmentsAfter(0).Select(a => $"{a.Post} {a.Provisional} {a.Thread} {a.Score:R} {a.RunnerUpScore:R}")
            .Concat(store.Merges().Select(merge => $"{merge.From}>{merge.Into} after {merge.AfterSequence}"))
            .Concat(store.Threads().Select(thread => $"{thread.Id} {thread.PostCount} {thread.Confidence:R} {thread.IsPublished}")));

    /// <summary>Which posts are together, whatever the numbers of their threads.</summary>
    private static IReadOnlyList<string> Partition(LiteDbStore store) => Partition(Print(store));

    private static IReadOnlyList<string> Partition(string printed) =>
        [.. printed.Split('\n').Select(line => line.Split(' ')).Where(words => words.Length == 5 && words[1] != "after").GroupBy(words => words[2], words => words[0]).Select(thread => string.Join(' ', thread.Order())).Order()];

    private static ThreadRound Round(LiteDbStore store) => new(store, Options, TimeProvider.System, NullLogger<ThreadRound>.Instance);

    private static List<Post> Posts(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(1, count).Select(number =>
        {
            var story = random.Next(9);
            var words = Enumerable.Range(0, random.Next(2, 6)).Select(_ => $"story{story}word{random.Next(9)}")
                .Concat(Enumerable.Range(0, random.Next(0, 4)).Select(_ => $"common{random.Next(30)}"));
            return Some.Post(number, string.Join(' ', words));
        })];
    }
}

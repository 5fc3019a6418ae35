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
    private static readonly ThreadOptions Options = new();

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
    public async Task A_merged_thread_forwards_to_the_older_and_holds_nothing()
    {
        await using var store = LiteDbStore.InMemory();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. Posts(2, 400)] }, Cancellation);
        await Round(store).RunAsync(Cancellation);
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
    public Task Rounds_broken_off_anywhere_give_what_one_round_gives() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 60].Array[1, 8]).SampleAsync(async (seed, cuts) =>
        {
            var posts = Posts(seed, 200);
            (await LinkAsync(posts, [200])).ShouldBe(await LinkAsync(posts, cuts));
        }, iter: 15, threads: 1);

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
        Print(store).ShouldBe(await LinkAsync(posts, [60]));
    }

    /// <summary>Stores and links in stretches, each by a round that knows nothing but the store.</summary>
    private static async Task<string> LinkAsync(IReadOnlyList<Post> posts, int[] cuts)
    {
        await using var store = LiteDbStore.InMemory();
        var at = 0;
        foreach (var cut in cuts.Append(posts.Count))
        {
            var next = Math.Min(posts.Count, at + cut);
            if (next == at) continue;
            await store.CommitAsync(new StoreBatch { NewPosts = [.. posts.Skip(at).Take(next - at)] }, Cancellation);
            await Round(store).RunAsync(Cancellation);
            at = next;
        }

        return Print(store);
    }

    private static string Print(LiteDbStore store) =>
        string.Join('\n', store.AssignmentsAfter(0).Select(a => $"{a.Post} {a.Provisional} {a.Thread} {a.Score:R} {a.RunnerUpScore:R}")
            .Concat(store.Merges().Select(merge => $"{merge.From}>{merge.Into} after {merge.AfterSequence}")));

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

using CsCheck;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>Whoever follows the changes of a store misses nothing, whichever engine keeps it.</summary>
public abstract class ChangeFeedContract : EngineContract
{
    private protected ChangeFeedContract(IEngine engine)
        : base(engine)
    {
    }

    /// <summary>Steps beyond what a machine does read so many changes.</summary>
    private static readonly Gen<(int Step, int One, int Other)[]> Histories =
        Gen.Select(Gen.Int[0, RandomMachine.Steps + 2], Gen.Int[0, 1000], Gen.Int[0, 1000]).Array[1, 60];

    [Fact]
    public async Task Whoever_follows_from_the_beginning_ends_with_what_the_file_holds() => await Histories.SampleAsync(async history =>
    {
        await using var place = Engine.Another();
        await using var store = await place.OpenAsync();
        var (machine, follower) = (new RandomMachine(store), new Follower());
        foreach (var (step, one, other) in history)
        {
            if (step >= RandomMachine.Steps) follower.Read(store, one % 9);
            else await machine.StepAsync(step, one, other);
        }

        follower.Read(store);
        follower.HoldsOf(store).ShouldBe(Follower.Everything(store));
        follower.Ids.ShouldBeUnique();
        follower.Read(store).ShouldBe(0);
        var again = new Follower();
        again.Read(store);
        again.Holds.ShouldBe(Follower.Everything(store));
    }, iter: Engine is LiteDbEngine ? 300 : 25, threads: Engine is LiteDbEngine ? -1 : 1);

    [Fact]
    public async Task A_follower_keeps_the_earlier_texts_that_the_file_lets_go_of()
    {
        await using var store = await OpenAsync();
        var follower = new Follower();
        var post = Some.Post(1);
        await store.CommitAsync(new StoreBatch { NewPosts = [post] }, Token);
        for (var edit = 1; edit < 12; edit++)
        {
            var before = store.Post(post.Id)!;
            await store.CommitAsync(new StoreBatch { EditedPosts = [before with { Revision = before.Revision + 1, Text = $"Edited {edit} times." }], Revisions = [new PostRevision(before.Id, before.Revision, null, before.Text, before.RevisedAt)] }, Token);
            follower.Read(store);
        }

        store.Revisions(post.Id).Count.ShouldBeLessThan(11);
        follower.HoldsOf(store).ShouldBe(Follower.Everything(store));
        follower.Holds.Split('\n').Count(line => line.StartsWith("Revision ", StringComparison.Ordinal)).ShouldBe(11);
    }

    [Fact]
    public async Task The_cursor_of_another_file_is_refused()
    {
        await using var one = await OpenAsync();
        await using var elsewhere = Engine.Another();
        await using var other = await elsewhere.OpenAsync();
        await one.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        await other.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
        Refused(other, one.LatestChange).ShouldBe(ChangeCursorFault.Foreign);
    }

    [Fact]
    public async Task Only_what_is_wanted_is_delivered_and_numbers_stay()
    {
        await using var store = await OpenAsync();
        var machine = new RandomMachine(store);
        var random = new Random(3);
        var start = store.LatestChange;
        for (var i = 0; i < 200; i++) await machine.StepAsync(random.Next(RandomMachine.Steps), random.Next(1000), random.Next(1000));
        var all = store.ChangesAfter(start).ToList();
        var some = store.ChangesAfter(start, new HashSet<ChangeKind> { ChangeKind.Thread, ChangeKind.Briefing }).ToList();
        some.ShouldBe(all.Where(change => change.Kind is ChangeKind.Thread or ChangeKind.Briefing));
        all.Select(change => change.Kind).Distinct().Count().ShouldBe(7);
        all.Select(change => change.Cursor.Number).ShouldBe(Enumerable.Range(1, all.Count).Select(n => (long)n));
    }

    [Fact]
    public async Task A_merge_of_many_posts_is_spread_over_entries()
    {
        await using var store = await OpenAsync();
        var posts = Enumerable.Range(1, 5000).Select(n => Some.Post(n)).ToList();
        await store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, Token);
        var before = store.LatestChange;
        await store.CommitAsync(new StoreBatch { Assignments = [.. posts.Select((post, n) => Some.Assignment(post, n + 1, 1))], Threads = [Some.Thread(1, posts.Count)] }, Token);
        var changes = store.ChangesAfter(before).ToList();
        changes.Count.ShouldBe(5001);
        store.ChangesAfter(changes[3333].Cursor).Select(change => change.Id).ShouldBe(changes.Skip(3334).Select(change => change.Id));
    }

    [Fact]
    public async Task What_is_trimmed_under_a_reader_is_said_rather_than_passed_over()
    {
        await using var store = await OpenAsync(changesKept: 3000);
        var start = store.LatestChange;
        for (var n = 1; n <= 200; n++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
        using var reading = store.ChangesAfter(start).GetEnumerator();
        for (var n = 0; n < 70; n++) reading.MoveNext().ShouldBeTrue();
        for (var n = 1000; n < 11_000; n += 500) await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(n, 500).Select(number => Some.Post(number))] }, Token);
        Should.Throw<ChangeCursorException>(() =>
        {
            while (reading.MoveNext())
            {
                // To the end, which it must not reach in silence.
            }
        }).Fault.ShouldBe(ChangeCursorFault.Trimmed);
    }

    [Fact]
    public async Task Whoever_comes_too_late_is_told_so_and_whoever_keeps_up_misses_nothing()
    {
        await using var store = await OpenAsync(changesKept: 3000);
        var keepsUp = new Follower();
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(0)] }, Token);
        var late = store.LatestChange;
        // Broken off in the middle of a listing, and in the middle of an entry.
        var inListing = store.ChangesAfter(ChangeCursor.Start).First().Cursor;
        for (var n = 1; n <= 12_000; n += 600)
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(n, 600).Select(number => Some.Post(number))] }, Token);
            keepsUp.Read(store, 550 + (n % 700));
        }

        keepsUp.Read(store);
        keepsUp.Holds.ShouldBe(Follower.Everything(store));
        Refused(store, late).ShouldBe(ChangeCursorFault.Trimmed);
        Should.Throw<ChangeCursorException>(() => store.ReadChanges(late, 10)).Fault.ShouldBe(ChangeCursorFault.Trimmed);
        Refused(store, inListing).ShouldBe(ChangeCursorFault.Trimmed);
    }

    private static ChangeCursorFault Refused(IMachineReader reader, ChangeCursor cursor) =>
        Should.Throw<ChangeCursorException>(() => reader.ChangesAfter(cursor).ToList()).Fault;
}

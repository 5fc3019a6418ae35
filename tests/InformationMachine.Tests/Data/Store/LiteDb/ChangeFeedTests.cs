using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Tests.Data.Store.LiteDb;

public sealed class ChangeFeedTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Snapshots_may_be_replaced_and_the_machine_restarted_in_between()
    {
        var publisher = new SnapshotPublisher(_folder.Path);
        var follower = new Follower();
        var random = new Random(7);
        long seen = 0;
        for (var run = 0; run < 5; run++)
        {
            await using var store = LiteDbStore.Open(_folder.File("machine.db"));
            var machine = run == 0 ? new RandomMachine(store) : null;
            for (var i = 0; i < 40; i++)
            {
                if (machine is not null) await machine.StepAsync(random.Next(RandomMachine.Steps), random.Next(1000), random.Next(1000));
                else await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post((1000 * run) + i)] }, Token);
                if (i % 10 != 0) continue;
                await publisher.PublishAsync(store, Token);
                using var snapshot = Snapshot.Open(publisher.Path);
                follower.Read(snapshot, random.Next(30));
                var number = ChangeCursor.Parse(follower.Cursor).Number;
                number.ShouldBeGreaterThanOrEqualTo(seen);
                seen = number;
            }

            follower.Read(store);
            follower.HoldsOf(store).ShouldBe(Follower.Everything(store));
        }
    }

    [Fact]
    public async Task A_restored_file_refuses_what_was_given_after_its_backup_however_far_it_has_gone_on()
    {
        var (path, backup) = (_folder.File("machine.db"), _folder.File("backup.db"));
        ChangeCursor before, after;
        await using (var store = LiteDbStore.Open(path))
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)] }, Token);
            before = store.LatestChange;
            await store.CopyToAsync(backup, Token);
            for (var n = 2; n < 5; n++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
            after = store.LatestChange;
        }

        await Restore.RunAsync(backup, path, force: true, Some.Time, Token);
        await using var restored = LiteDbStore.Open(path);
        Refused(restored, after).ShouldBe(ChangeCursorFault.Ahead);
        for (var n = 2; n < 9; n++) await restored.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n)] }, Token);
        Refused(restored, after).ShouldBe(ChangeCursorFault.Foreign);
        restored.ChangesAfter(before).Count().ShouldBe(7);
    }

    [Fact]
    public void Old_entries_leave_and_a_cursor_before_them_is_refused()
    {
        using var database = new LiteDatabase(new LiteDB.Engine.LiteEngine(new LiteDB.Engine.EngineSettings { DataStream = new MemoryStream(), Collation = Collation.Binary }));
        var collections = new Collections(database);
        collections.EnsureIndices();
        var writer = new ChangeWriter(collections, window: 5000);
        for (var i = 0; i < 20_000; i++)
        {
            writer.Note(ChangeKind.Post, (long)i);
            writer.Write();
        }

        collections.Changes.LongCount().ShouldBeInRange(5000, 5000 + (2 * ChangeWriter.MaximumEntry) + 1);
        writer.Last.ShouldBe(20_000);
        new ChangeWriter(collections).Last.ShouldBe(20_000);
        collections.ChangeAt(20_000).ShouldNotBeNull();
        collections.ChangeAt(1000).ShouldBeNull();
    }

    /// <summary>That late readers are told so is the contract's; here the file holds no more than it says, and neither does its snapshot.</summary>
    [Fact]
    public async Task What_is_trimmed_leaves_the_file_and_is_refused_by_a_snapshot_too()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"), changesKept: 3000);
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(0)] }, Token);
        var late = store.LatestChange;
        foreach (var numbers in Enumerable.Range(1, 12_000).Chunk(600)) await store.CommitAsync(new StoreBatch { NewPosts = [.. numbers.Select(number => Some.Post(number))] }, Token);
        store.Ask(() => store.Collections.Changes.First()!["_id"].AsInt64).ShouldBeGreaterThan(1);
        await new SnapshotPublisher(_folder.Path).PublishAsync(store, Token);
        using var snapshot = Snapshot.Open(_folder.File("snapshot/machine.db"));
        Refused(snapshot, late).ShouldBe(ChangeCursorFault.Trimmed);
        snapshot.ChangesAfter(ChangeCursor.Start).Count().ShouldBe(12_001);
    }

    [Theory]
    [InlineData("")]
    [InlineData("begin")]
    [InlineData("c1.abc.1")]
    [InlineData("c1.abc.-1.5")]
    [InlineData("c1.abc.1.5.9.x")]
    [InlineData("c2.abc.1.5")]
    public void What_is_no_cursor_is_said_to_be_none(string text) => Should.Throw<FormatException>(() => ChangeCursor.Parse(text)).Message.ShouldContain("start");

    [Fact]
    public void A_cursor_comes_back_from_its_text()
    {
        foreach (var cursor in new[] { ChangeCursor.Start, new("ab", 7, 9), new ChangeCursor("ab", 7, 9) with { Kind = ChangeKind.Revision, TextKey = "abc/000001" }, new ChangeCursor("ab", 7, 9) with { Kind = ChangeKind.Post, NumberKey = 12 } })
            ChangeCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    private static ChangeCursorFault Refused(IMachineReader reader, ChangeCursor cursor) =>
        Should.Throw<ChangeCursorException>(() => reader.ChangesAfter(cursor).ToList()).Fault;
}

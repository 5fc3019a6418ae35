using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Tests.Data.Store.LiteDb;

public sealed class SnapshotTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_thousand_openings_while_posts_are_written_are_all_consistent()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        var publisher = new SnapshotPublisher(_folder.Path);
        await Add(store, 1);
        await publisher.PublishAsync(store, Token);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var published = 0;
        var writing = Task.Run(() => Write(store, publisher, () => Interlocked.Increment(ref published), stop.Token), Token);
        long before = 0;
        // A slow disk publishes less often than a fast one opens: read on until enough snapshots came by.
        for (var i = 0; i < 1000 || (Volatile.Read(ref published) <= 5 && !writing.IsCompleted); i++)
        {
            using var snapshot = Snapshot.Open(publisher.Path);
            var counts = snapshot.Counts();
            // Every batch holds two posts and their assignments: half of one would show here.
            counts.Posts.ShouldBe(counts.Assignments);
            (counts.Posts % 2).ShouldBe(0);
            snapshot.LinkedThrough.ShouldBe(counts.Posts);
            if (i % 50 == 0) snapshot.PostsAfter(0).Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, (int)counts.Posts).Select(n => (long)n));
            counts.Posts.ShouldBeGreaterThanOrEqualTo(before);
            before = counts.Posts;
        }

        await stop.CancelAsync();
        await writing;
        published.ShouldBeGreaterThan(5);
        before.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task A_snapshot_is_read_only_and_leaves_no_log_behind()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        var publisher = new SnapshotPublisher(_folder.Path);
        await Add(store, 1);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.GetDirectoryName(publisher.Path)!).FullName, "machine-log.db"), "stale");
        await publisher.PublishAsync(store, Token);
        using (var snapshot = Snapshot.Open(publisher.Path)) snapshot.Counts().Posts.ShouldBe(2);

        Directory.GetFiles(Path.GetDirectoryName(publisher.Path)!).ShouldBe([publisher.Path]);
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(publisher.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
    }

    [Fact]
    public void A_file_that_is_no_snapshot_is_refused()
    {
        var path = _folder.File("machine.db");
        File.WriteAllText(path, new string('x', 20_000));
        Should.Throw<DataFileException>(() => Snapshot.Open(path)).Message.ShouldContain(path);
    }

    /// <summary>Publishes as often as it can until told to stop, and tells each time.</summary>
    private static async Task Write(LiteDbStore store, SnapshotPublisher publisher, Action published, CancellationToken stop)
    {
        for (var n = 2; !stop.IsCancellationRequested; n++)
        {
            await Add(store, n);
            if (n % 5 != 0) continue;
            await publisher.PublishAsync(store, Token);
            published();
        }
    }

    private static Task Add(LiteDbStore store, int n)
    {
        var (first, second) = (Some.Post(2 * n), Some.Post((2 * n) + 1));
        return store.CommitAsync(
            new StoreBatch
            {
                NewPosts = [first, second],
                Assignments = [Some.Assignment(first, (2 * n) - 1, 1), Some.Assignment(second, 2 * n, 1)],
                LinkedThrough = 2 * n,
            },
            Token);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Data.Threads;

namespace InformationMachine.Benchmarks;

/// <summary>The process that <see cref="KillBenchmark"/> kills: it stores posts all the time, tells of each that was acknowledged, and does something else beside.</summary>
internal static class KillChild
{
    /// <summary>Posts in one commit and one thread.</summary>
    public const int PostsPerCommit = 3;

    private static readonly FeedId Feed = FeedId.Parse("kills");

    public static async Task<int> RunAsync(string folder, string operation, int seed)
    {
        var path = Path.Combine(folder, "machine.db");
        Tell("begin");
        using var held = StoreLock.Acquire(folder);
        await using var store = LiteDbStore.Open(path);
        Tell("open");
        var beside = Task.Run(async () =>
        {
            for (var n = 0; ; n++) await WorkAsync(store, folder, operation, seed + n);
        });
        var writing = Task.Run(() => WriteAsync(store));
        await await Task.WhenAny(beside, writing);
        return 1;
    }

    public static PostId Id(long sequence) => PostId.From(Feed, sequence.ToString(CultureInfo.InvariantCulture));

    private static async Task WriteAsync(LiteDbStore store)
    {
        for (var from = store.LinkedThrough; ; from += PostsPerCommit)
        {
            await store.CommitAsync(Batch(from), CancellationToken.None);
            Tell(string.Create(CultureInfo.InvariantCulture, $"ack {from + PostsPerCommit}"));
            await Task.Delay(1);
        }
    }

    private static async Task WorkAsync(LiteDbStore store, string folder, string operation, int seed)
    {
        var publisher = new SnapshotPublisher(folder);
        switch (operation)
        {
            case "snapshot":
                await publisher.PublishAsync(store, CancellationToken.None);
                break;
            case "backup":
                await publisher.PublishAsync(store, CancellationToken.None);
                await BackupFile.WriteAsync(publisher.Path, Path.Combine(folder, "archive"), Path.Combine(folder, "backups", "kill.zip"), [], DateTimeOffset.UnixEpoch, CancellationToken.None);
                break;
            case "compaction":
                await store.CompactAsync(CancellationToken.None);
                break;
            case "archive":
                var random = new Random(seed);
                var threads = store.Threads().Where(thread => thread.ArchivedIn is null).Select(thread => thread.Id).ToList();
                await store.ArchiveAsync([.. threads.Where(_ => random.Next(10) == 0)], 2020 + random.Next(3), CancellationToken.None);
                break;
            default:
                await Task.Delay(10);
                break;
        }
    }

    private static StoreBatch Batch(long from)
    {
        var thread = new ThreadId((int)(from / PostsPerCommit) + 1);
        var posts = Enumerable.Range(1, PostsPerCommit).Select(n => Some(from + n)).ToImmutableArray();
        return new StoreBatch
        {
            NewPosts = posts,
            FeedStates = [new FeedState { Id = Feed, Posts = from + PostsPerCommit, NextPollAt = DateTimeOffset.UnixEpoch }],
            Assignments = [.. posts.Select((post, n) => new Assignment { Post = post.Id, Sequence = from + n + 1, Thread = thread, Provisional = thread, Score = 0.5, At = post.PublishedAt, By = AssignedBy.Linker })],
            Threads = [new StoryThread { Id = thread, Title = $"Thread {thread}", StartedAt = posts[0].PublishedAt, UpdatedAt = posts[^1].PublishedAt, PostCount = PostsPerCommit, Revision = PostsPerCommit }],
            LinkedThrough = from + PostsPerCommit,
        };
    }

    private static Post Some(long sequence) => new()
    {
        Id = Id(sequence),
        Feed = Feed,
        Guid = sequence.ToString(CultureInfo.InvariantCulture),
        Author = "Ada",
        Text = string.Create(CultureInfo.InvariantCulture, $"Post {sequence}. {new string((char)('a' + (sequence % 26)), 600)}"),
        PublishedAt = DateTimeOffset.UnixEpoch.AddMinutes(sequence),
        FirstSeenAt = DateTimeOffset.UnixEpoch.AddMinutes(sequence),
        RevisedAt = DateTimeOffset.UnixEpoch.AddMinutes(sequence),
        Fingerprint = sequence.ToString(CultureInfo.InvariantCulture),
    };

    private static void Tell(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}

using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Threads;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>store</c>: the data file at several sizes. Ingest against LiteDB's own rate for the very same documents, written in turn in the same
/// run; thread reads; how long writing waits while a snapshot is published and while the file is compacted; backup and doctor.
/// </summary>
internal static class StoreBenchmark
{
    private const int Transaction = 1000;
    private const int Reads = 300;

    private static readonly TimeSpan LongestReference = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(IReadOnlyList<int> sizes, TextWriter output)
    {
        await MeasureAsync(5_000, TextWriter.Null);
        foreach (var size in sizes) await MeasureAsync(size, output);
    }

    private static async Task MeasureAsync(int size, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-store-").FullName;
        try
        {
            var path = Path.Combine(folder, "machine.db");
            var stream = new StorePosts();
            await using (var store = LiteDbStore.Open(path))
            {
                await output.WriteLineAsync(Line($"{size} posts, {size} assignments"));
                await IngestAsync(store, stream, size, Path.Combine(folder, "bulk.db"), output);
                await output.WriteLineAsync(Line($"  file: {store.FileBytes / 1048576.0:F0} MB, {store.FileBytes / (double)size:F0} bytes a post"));
                ReadThreads(store, stream.Threads, output);
                await WatchAsync("snapshot", store, stream, () => new SnapshotPublisher(folder).PublishAsync(store, CancellationToken.None), output);
                await BackupAsync(folder, output);
                var compacted = new CompactionResult(0, 0, default, default);
                await WatchAsync("compaction", store, stream, async () => compacted = await store.CompactAsync(CancellationToken.None), output);
                await output.WriteLineAsync(Line($"  compaction: the final pause was {compacted.Pause.TotalMilliseconds:F0} ms"));
            }

            var started = Stopwatch.GetTimestamp();
            await LiteDbStore.Open(path).DisposeAsync();
            await output.WriteLineAsync(Line($"  opening and closing: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
            started = Stopwatch.GetTimestamp();
            var report = DataDoctor.Check(path, CancellationToken.None);
            await output.WriteLineAsync(Line($"  doctor: {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s for {report.Records} records, {report.Total} findings"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A thousand posts to the store, then the same documents to LiteDB, in turn, so that both meet the same noise.</summary>
    private static async Task IngestAsync(LiteDbStore store, StorePosts stream, int size, string bulkPath, TextWriter output)
    {
        using var bulk = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = bulkPath, Collation = Collation.Binary }));
        var (posts, assignments, changes) = (bulk.GetCollection("posts", BsonAutoId.Int64), bulk.GetCollection("assignments", BsonAutoId.Int64), bulk.GetCollection("changes", BsonAutoId.Int64));
        posts.EnsureIndex("id", "$.id", unique: true);
        assignments.EnsureIndex("thread", "$.thread");
        var threads = bulk.GetCollection("threads", BsonAutoId.Int32);
        threads.EnsureIndex("toBrief", "$.toBrief");
        var (own, all, reference, change, compared) = (TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, 0L, 0);
        for (var written = 0; written < size; written += Transaction)
        {
            var batch = stream.Next(Transaction);
            var (postDocuments, assignmentDocuments) = Documents(batch, written);
            var threadDocuments = batch.Threads.Select(thread => RecordCheck.Seal(ThreadDocument.Write(thread))).ToList();
            var changeDocument = RecordCheck.Seal(ChangeDocument.Write(change + 1, written, [.. postDocuments.Select(post => (ChangeKind.Post, post["_id"])), .. threadDocuments.Select(thread => (ChangeKind.Thread, thread["_id"])), .. assignmentDocuments.Select(assignment => (ChangeKind.Assignment, assignment["_id"]))]));
            change += changeDocument["count"].AsInt32;
            var started = Stopwatch.GetTimestamp();
            await store.CommitAsync(batch, CancellationToken.None);
            var taken = Stopwatch.GetElapsedTime(started);
            all += taken;
            // On a disk that is slow to flush LiteDB would go on for an hour: a part of the stream says enough.
            if (reference > LongestReference) continue;
            (own, compared) = (own + taken, compared + Transaction);
            started = Stopwatch.GetTimestamp();
            bulk.BeginTrans();
            posts.Insert(postDocuments);
            assignments.Insert(assignmentDocuments);
            threads.Insert(threadDocuments);
            changes.Insert(changeDocument);
            bulk.Commit();
            reference += Stopwatch.GetElapsedTime(started);
        }

        var last = Stopwatch.GetTimestamp();
        await store.CheckpointAsync(CancellationToken.None);
        all += Stopwatch.GetElapsedTime(last);
        if (compared == size) own = all;
        last = Stopwatch.GetTimestamp();
        bulk.Checkpoint();
        reference += Stopwatch.GetElapsedTime(last);
        await output.WriteLineAsync(Line($"  ingest: {size / all.TotalSeconds:F0} posts/s with their assignments, threads and changes; of the first {compared}: {compared / own.TotalSeconds:F0}, LiteDB itself {compared / reference.TotalSeconds:F0} ({reference / own:P0} of its rate)"));
    }

    private static (List<BsonDocument> Posts, List<BsonDocument> Assignments) Documents(StoreBatch batch, int before) => (
        [.. batch.NewPosts.Select((post, n) => RecordCheck.Seal(PostDocument.Write(post with { Sequence = before + n + 1 })))],
        [.. batch.Assignments.Select(assignment => RecordCheck.Seal(ThreadDocument.Write(assignment)))]);

    private static void ReadThreads(LiteDbStore store, int threads, TextWriter output)
    {
        var random = new Random(1);
        var times = new List<double>();
        var posts = 0;
        for (var n = 0; n < Reads; n++)
        {
            var id = new ThreadId(random.Next(threads) + 1);
            var started = Stopwatch.GetTimestamp();
            _ = (store.Thread(id), store.Assignments(id));
            posts += store.PostsOf(id).Count;
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(Line($"  reading a thread with its posts ({posts / (double)Reads:F0} on average): median {times[Reads / 2]:F2} ms, 95 of 100 within {times[Reads * 95 / 100]:F2} ms, all within {times[^1]:F2} ms"));
    }

    /// <summary>Writes small commits all the time while something goes on, and draws how long each waited.</summary>
    private static async Task WatchAsync(string what, LiteDbStore store, StorePosts stream, Func<Task> work, TextWriter output)
    {
        var waits = new List<(double At, double Milliseconds)>();
        var began = Stopwatch.GetTimestamp();
        var working = Task.Run(work);
        do
        {
            var batch = stream.Next(20);
            var started = Stopwatch.GetTimestamp();
            await store.CommitAsync(batch, CancellationToken.None);
            waits.Add((Stopwatch.GetElapsedTime(began).TotalSeconds, Stopwatch.GetElapsedTime(started).TotalMilliseconds));
            await Task.Delay(5);
        }
        while (!working.IsCompleted);
        await working;
        var took = Stopwatch.GetElapsedTime(began).TotalSeconds;
        await output.WriteLineAsync(Line($"  {what}: {took:F1} s, {waits.Count} commits meanwhile; the longest waited {waits.Max(wait => wait.Milliseconds):F0} ms, the median {waits.Select(wait => wait.Milliseconds).Order().ElementAt(waits.Count / 2):F1} ms"));
        foreach (var line in Draw(waits, took)) await output.WriteLineAsync("    " + line);
    }

    /// <summary>The longest wait in each twentieth of the time, as bars on a logarithmic scale.</summary>
    private static IEnumerable<string> Draw(IReadOnlyList<(double At, double Milliseconds)> waits, double took) =>
        waits.GroupBy(wait => Math.Min(19, (int)(wait.At / took * 20))).OrderBy(part => part.Key).Select(part =>
        {
            var longest = part.Max(wait => wait.Milliseconds);
            return Line($"{part.Key * took / 20,6:F1} s {longest,7:F1} ms {new string('#', Math.Max(1, (int)(Math.Log10(Math.Max(1, longest)) * 15)))}");
        });

    private static async Task BackupAsync(string folder, TextWriter output)
    {
        var target = Path.Combine(folder, "backups", "one.zip");
        var started = Stopwatch.GetTimestamp();
        await BackupFile.WriteAsync(Path.Combine(folder, "snapshot", "machine.db"), Path.Combine(folder, "archive"), target, [], DateTimeOffset.UnixEpoch, CancellationToken.None);
        await output.WriteLineAsync(Line($"  backup: {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, {new FileInfo(target).Length / 1048576.0:F0} MB, written, read back and compared"));
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

using System.IO.Compression;
using System.Text;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.LiteDb.Upkeep;
using InformationMachine.Data.Threads;
using InformationMachine.Export;
using InformationMachine.Export.Formats;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using InformationMachine.Tests.Data.Store.LiteDb;

namespace InformationMachine.Tests.Export;

/// <summary>What has moved to yearly archives is in every export and in the change feed, in its place.</summary>
public sealed class ArchivedExportTests : IDisposable
{
    private const int Posts = DormantThreads.Posts;
    private const int PostsPerThread = DormantThreads.PostsPerThread;

    private static readonly string[] Kinds = ["posts", "revisions", "threads", "assignments"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_whole_export_is_the_same_before_and_after_archiving()
    {
        await using var store = await Fill();
        var before = await ExportAsync(store, "posts,assignments,revisions");
        await ArchiveAsync(store);
        store.Counts().Posts.ShouldBe(1000);
        (await ExportAsync(store, "posts,assignments,revisions")).ShouldBe(before);
        await new SnapshotPublisher(_folder.Path).PublishAsync(store, Token);
        using var snapshot = Snapshot.Open(_folder.File("snapshot/machine.db"));
        (await ExportAsync(snapshot, "posts,assignments,revisions")).ShouldBe(before);
        (await ExportAsync(snapshot, "threads")).Split('\n').Count(line => line.Contains("\"archived_in\":2024", StringComparison.Ordinal)).ShouldBe(150);
    }

    [Fact]
    public async Task The_whole_archive_holds_what_was_archived()
    {
        await using var store = await Fill();
        await ArchiveAsync(store);
        using var stream = new MemoryStream();
        await new ZipExporter(() => "<opml/>").ExportAsync(new ExportSource(store, RecordTables.All), new StreamTarget(stream), Token);
        using var zip = new ZipArchive(new MemoryStream(stream.ToArray()));
        foreach (var (kind, count) in Kinds.Zip([Posts, 1, Posts / PostsPerThread, Posts]))
        {
            using var reader = new StreamReader(await zip.GetEntry(kind + ".jsonl")!.OpenAsync(Token));
            (await reader.ReadToEndAsync(Token)).Count(c => c == '\n').ShouldBe(count, kind);
        }
    }

    [Fact]
    public async Task A_listing_through_which_threads_move_brings_each_post_once()
    {
        await using var store = await Fill();
        using var listing = store.ChangesAfter(ChangeCursor.Start, new HashSet<ChangeKind> { ChangeKind.Post }).GetEnumerator();
        var told = new List<long>();
        while (listing.MoveNext())
        {
            told.Add(((Post)listing.Current.Record).Sequence);
            // Before, at and after the place that has been reached.
            if (told.Count is 450 or 950 or 1450 or 1451) await store.ArchiveAsync([.. Enumerable.Range((told.Count / PostsPerThread) - 20, 40).Select(n => new ThreadId(n))], 2020 + (told.Count / 500), Token);
        }

        told.ShouldBe(Enumerable.Range(1, Posts).Select(n => (long)n));
    }

    [Fact]
    public async Task A_listing_is_continued_by_its_cursor_within_the_archives()
    {
        await using var store = await Fill();
        await ArchiveAsync(store);
        var (told, cursor) = (new List<long>(), ChangeCursor.Start);
        for (var hasMore = true; hasMore;)
        {
            var page = store.ReadChanges(cursor, 170, new HashSet<ChangeKind> { ChangeKind.Post });
            told.AddRange(page.Changes.Select(change => ((Post)change.Record).Sequence));
            (cursor, hasMore) = (ChangeCursor.Parse(page.Next.ToString()), page.HasMore);
        }

        told.ShouldBe(Enumerable.Range(1, Posts).Select(n => (long)n));
    }

    [Fact]
    public async Task Whoever_comes_late_gets_the_changes_of_posts_that_were_archived_since()
    {
        await using var store = LiteDbStore.Open(_folder.File("machine.db"));
        var cursor = store.LatestChange;
        await DormantThreads.Fill(store);
        await ArchiveAsync(store);
        var told = store.ChangesAfter(cursor).ToList();
        told.Where(change => change.Kind == ChangeKind.Post).Select(change => ((Post)change.Record).Sequence).Distinct().Count().ShouldBe(Posts);
        told.Count(change => change.Kind == ChangeKind.Assignment).ShouldBe(Posts);
        told.Count(change => change.Kind == ChangeKind.Revision).ShouldBe(1);
    }

    [Fact]
    public async Task A_copy_in_an_archive_of_what_is_still_in_the_file_does_not_count()
    {
        await using var store = await Fill();
        var paths = new DataFilePaths(_folder.File("machine.db"));
        // As a kill between the two steps of archiving leaves it; the thread has been merged into another one since.
        ArchiveWriter.Add(paths, 2023, [store.Ask(() => ThreadRecords.Read(store.Collections, store.Thread(new ThreadId(250))!))], Token);
        await store.CommitAsync(new StoreBatch { Merges = [new ThreadMerge(new ThreadId(250), new ThreadId(249), Posts, 0.9, Some.Time)], Threads = [Some.Thread(249, 2 * PostsPerThread)] }, Token);
        var assignments = store.ChangesAfter(ChangeCursor.Start, new HashSet<ChangeKind> { ChangeKind.Assignment }).Select(change => (Assignment)change.Record).ToList();
        assignments.Count.ShouldBe(Posts);
        assignments.Count(assignment => assignment.Thread.Value == 249).ShouldBe(2 * PostsPerThread);
    }

    private static async Task ArchiveAsync(LiteDbStore store)
    {
        (await store.ArchiveAsync([.. Enumerable.Range(1, 100).Concat(Enumerable.Range(151, 50)).Select(n => new ThreadId(n))], 2024, Token)).ShouldBe(1500);
        (await store.ArchiveAsync([.. Enumerable.Range(101, 50).Select(n => new ThreadId(n))], 2025, Token)).ShouldBe(500);
    }

    private static async Task<string> ExportAsync(IMachineReader reader, string kinds)
    {
        using var stream = new MemoryStream();
        await new JsonLinesExporter().ExportAsync(new ExportSource(reader, RecordTables.Named(kinds)), new StreamTarget(stream), Token);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private Task<LiteDbStore> Fill() => DormantThreads.Fill(LiteDbStore.Open(_folder.File("machine.db")));
}

using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>Archives and compaction: the live file gets smaller, and whoever asks finds everything as before.</summary>
public sealed class RetentionTests : IDisposable
{
    private const int Posts = DormantThreads.Posts;
    private const int PostsPerThread = DormantThreads.PostsPerThread;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Archived_threads_are_read_as_before_live_and_from_the_snapshot()
    {
        await using (var store = await Fill())
        {
            var moved = await store.ArchiveAsync([.. Enumerable.Range(1, 200).Select(n => new ThreadId(n))], 2024, Token);
            moved.ShouldBe(2000);
            (store.Counts().Posts, store.Counts().Assignments, store.Counts().Threads).ShouldBe((1000, 1000, 300));
            await new SnapshotPublisher(_folder.Path).PublishAsync(store, Token);
            Expect(store);
            // The next post follows on, and what was archived is known and left alone.
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(9000)] }, Token);
            store.Post(Some.Post(9000).Id)!.Sequence.ShouldBe(Posts + 1);
        }

        using var snapshot = Snapshot.Open(_folder.File("snapshot/machine.db"));
        Expect(snapshot);
        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Archiving_twice_and_adding_to_a_year_changes_nothing_of_what_is_there()
    {
        await using var store = await Fill();
        (await store.ArchiveAsync([new ThreadId(1), new ThreadId(2)], 2024, Token)).ShouldBe(20);
        (await store.ArchiveAsync([new ThreadId(1), new ThreadId(2)], 2024, Token)).ShouldBe(0);
        (await store.ArchiveAsync([new ThreadId(3)], 2024, Token)).ShouldBe(10);
        foreach (var id in new[] { 1, 2, 3 }) store.Assignments(new ThreadId(id)).Count.ShouldBe(PostsPerThread);
    }

    [Fact]
    public async Task An_archive_that_is_gone_or_cut_is_found()
    {
        await using (var store = await Fill()) await store.ArchiveAsync([new ThreadId(1)], 2024, Token);
        File.Move(_folder.File("archive/2024.db"), _folder.File("archive/away"));
        DataDoctor.Check(Path, Token).Findings.ShouldHaveSingleItem().What.ShouldContain("2024.db is missing");
    }

    [Fact]
    public async Task A_damaged_page_of_an_archive_takes_the_stories_on_it_and_no_others()
    {
        const int Stories = 60, Page = 8192;
        await using (var store = await Fill()) await store.ArchiveAsync([.. Enumerable.Range(1, Stories).Select(n => new ThreadId(n))], 2024, Token);
        var archive = _folder.File("archive/2024.db");
        var whole = await File.ReadAllBytesAsync(archive, Token);
        var isPartly = 0;
        for (var page = 3; page < 60; page += 4)
        {
            var damaged = whole.ToArray();
            damaged[(page * Page) + (Page / 2)] ^= 1;
            await File.WriteAllBytesAsync(archive, damaged, Token);
            // Whatever is asked first: what follows a question that failed is answered as if it had not been asked.
            var lost = await Lost(Enumerable.Range(1, Stories));
            (await Lost(Enumerable.Range(1, Stories).Reverse())).ShouldBe(lost, ignoreOrder: true, $"page {page}");
            if (lost.Count is > 0 and < Stories / 2) isPartly++;
        }

        isPartly.ShouldBeGreaterThanOrEqualTo(3);

        async Task<List<int>> Lost(IEnumerable<int> stories)
        {
            await using var store = LiteDbStore.Open(Path);
            var lost = new List<int>();
            foreach (var id in stories)
            {
                try
                {
                    store.PostsOf(new ThreadId(id)).Count.ShouldBe(PostsPerThread);
                }
                catch (DamagedRecordException)
                {
                    lost.Add(id);
                }
            }

            return lost;
        }
    }

    [Fact]
    public async Task An_archived_post_that_its_publisher_edits_stays_as_it_is()
    {
        await using var store = await Fill();
        await store.ArchiveAsync([new ThreadId(1)], 2024, Token);
        store.Posts([Some.Post(1).Id, Some.Post(2900).Id]).OrderBy(post => post.Sequence).Select(post => post.IsArchived).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_compacted_file_is_smaller_and_has_all_that_was_written_meanwhile()
    {
        await using (var store = await Fill())
        {
            await store.ArchiveAsync([.. Enumerable.Range(1, 250).Select(n => new ThreadId(n))], 2024, Token);
            store.FreedShare().ShouldBeGreaterThan(0.8);
            await store.CheckpointAsync(Token);
            var before = new FileInfo(Path).Length;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var writing = Task.Run(() => Write(store, stop.Token), Token);
            var cursor = store.LatestChange;
            var results = new List<CompactionResult>();
            for (var n = 0; n < 3; n++) results.Add(await store.CompactAsync(Token));
            await stop.CancelAsync();
            var written = await writing;
            written.ShouldBeGreaterThan(0);
            new FileInfo(Path).Length.ShouldBeLessThan(before);
            store.FreedShare().ShouldBe(0);
            store.Counts().Posts.ShouldBe(500 + written);
            store.PostsAfter(Posts).Select(post => post.Sequence).ShouldBe(Enumerable.Range(Posts + 1, written).Select(n => (long)n));
            // Who follows the changes notices nothing.
            store.ChangesAfter(cursor).Count().ShouldBe(written);
            results.ShouldAllBe(result => result.Pause < TimeSpan.FromSeconds(20));
        }

        DataDoctor.Check(Path, Token).Findings.ShouldBeEmpty();
        await using var again = LiteDbStore.Open(Path);
        Expect(again);
        Directory.Exists(_folder.File("machine.building")).ShouldBeFalse();
    }

    private static async Task<int> Write(LiteDbStore store, CancellationToken stop)
    {
        var written = 0;
        while (!stop.IsCancellationRequested)
        {
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(10_000 + written)] }, Token);
            written++;
        }

        return written;
    }

    private static void Expect(IMachineReader reader)
    {
        var posts = reader.Posts([.. Enumerable.Range(1, Posts).Select(n => Some.Post(n).Id)]);
        posts.Count.ShouldBe(Posts);
        posts.Single(post => post.Sequence == 15).Text.ShouldBe(Some.Post(15, "Text 15").Text);
        reader.Thread(new ThreadId(2))!.ArchivedIn.ShouldBe(2024);
        reader.Assignments(new ThreadId(2)).Select(assignment => assignment.Sequence).ShouldBe(Enumerable.Range(11, 10).Select(n => (long)n));
        reader.PostsOf(new ThreadId(2)).Select(post => (post.Sequence, post.IsArchived)).ShouldBe(Enumerable.Range(11, 10).Select(n => ((long)n, true)));
        reader.PostsOf(new ThreadId(280)).Select(post => (post.Sequence, post.IsArchived)).ShouldBe(Enumerable.Range(2791, 10).Select(n => ((long)n, false)));
        reader.Assignment(Some.Post(15).Id)!.Thread.ShouldBe(new ThreadId(2));
        reader.Revisions(Some.Post(12).Id).ShouldHaveSingleItem().Text.ShouldBe("Before");
        reader.Assignments(new ThreadId(280)).Count.ShouldBe(PostsPerThread);
    }

    private Task<LiteDbStore> Fill() => DormantThreads.Fill(LiteDbStore.Open(Path));
}

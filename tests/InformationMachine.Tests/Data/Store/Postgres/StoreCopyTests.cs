using InformationMachine.Data.Changes;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Threads;
using InformationMachine.Tests.Data.Store.LiteDb;
using Npgsql;

namespace InformationMachine.Tests.Data.Store.Postgres;

/// <summary>A data file into a database and back: everything, archives too, wherever it is broken off, and never over something else.</summary>
public sealed class StoreCopyTests : IAsyncDisposable
{
    private readonly PostgresEngine _engine = new();
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Everything_comes_over_and_back_and_cursors_hold()
    {
        var connection = await _engine.ConnectionAsync();
        var (before, cursor) = await FillAsync(_folder.File("machine.db"));
        await using (var file = LiteDbStore.Open(_folder.File("machine.db"))) Import(file, connection).ShouldBeGreaterThan(100);
        await using (var store = Open(connection))
        {
            Follower.Everything(store).ShouldBe(before);
            store.ReadChanges(cursor, 100).Changes.ShouldNotBeEmpty();
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(9000)] }, Token);
            before = Follower.Everything(store);
        }

        Directory.CreateDirectory(_folder.File("back"));
        (await DataFileExport.RunAsync(connection, _folder.File("back/machine.db"), Token)).ShouldBeGreaterThan(100);
        await using (var back = LiteDbStore.Open(_folder.File("back/machine.db")))
        {
            Follower.Everything(back).ShouldBe(before);
            await back.CommitAsync(new StoreBatch { NewPosts = [Some.Post(9001)] }, Token);
        }

        // The steps are random and count no posts: what the doctor says of the first file, it says of the last.
        DataDoctor.Check(_folder.File("back/machine.db"), Token).Findings.ShouldBe(DataDoctor.Check(_folder.File("machine.db"), Token).Findings);
    }

    [Fact]
    public async Task Archived_threads_are_threads_like_others_in_a_database()
    {
        var connection = await _engine.ConnectionAsync();
        await using var file = await DormantThreads.Fill(LiteDbStore.Open(_folder.File("machine.db")));
        var threads = file.Threads().Select(thread => thread.Id).ToList();
        var posts = file.PostsAfter(0).Select(post => post.Id).ToList();
        var held = threads.ToDictionary(thread => thread, thread => Held(file, thread));
        (await file.ArchiveAsync([.. threads.Take(threads.Count / 2)], 2024, Token)).ShouldBeGreaterThan(0);
        (await file.ArchiveAsync([.. threads.Skip(threads.Count / 2).Take(2)], 2025, Token)).ShouldBeGreaterThan(0);
        file.PostsAfter(0).Count().ShouldBeLessThan(posts.Count);
        Import(file, connection);
        await using var store = Open(connection);
        store.PostsAfter(0).Select(post => post.Id).ShouldBe(posts);
        store.Counts().Posts.ShouldBe(posts.Count);
        foreach (var thread in threads)
        {
            store.Thread(thread)!.ArchivedIn.ShouldBeNull();
            Held(store, thread).ShouldBe(held[thread]);
        }
    }

    [Fact]
    public async Task A_copy_that_was_broken_off_is_refused_until_it_is_whole()
    {
        var connection = await _engine.ConnectionAsync();
        var (before, _) = await FillAsync(_folder.File("machine.db"));
        await using var file = LiteDbStore.Open(_folder.File("machine.db"));
        BreakOff(file, connection);
        Should.Throw<DataFileException>(() => PostgresReader.OpenToRead(connection)).Message.ShouldContain("not finished");
        // Twice: whoever is refused keeps no right to write.
        for (var i = 0; i < 2; i++) Should.Throw<DataFileException>(() => Open(connection)).Message.ShouldContain("not finished");
        var stored = 0;
        DataFileImport.Run(file, connection, TimeSpan.Zero, count => stored += count, Token).ShouldBeGreaterThan(stored, "it began anew");
        await using var store = Open(connection);
        Follower.Everything(store).ShouldBe(before);
        store.Counts().Posts.ShouldBe(file.Counts().Posts);
    }

    [Fact]
    public async Task What_is_not_the_same_afterwards_is_noticed()
    {
        var connection = await _engine.ConnectionAsync();
        await FillAsync(_folder.File("machine.db"));
        await using var file = LiteDbStore.Open(_folder.File("machine.db"));
        BreakOff(file, connection);
        var schema = new NpgsqlConnectionStringBuilder(connection).SearchPath;
        await (await PostgresServer.OneAsync()).AskAsync($"DELETE FROM {schema}.posts WHERE key = 3");
        Should.Throw<DataFileException>(() => Import(file, connection)).Message.ShouldContain("posts");
        Should.Throw<DataFileException>(() => Open(connection)).Message.ShouldContain("not finished");
    }

    [Fact]
    public async Task Nothing_is_copied_over_something_else()
    {
        var connection = await _engine.ConnectionAsync();
        await FillAsync(_folder.File("machine.db"));
        await FillAsync(_folder.File("other.db"));
        await using var file = LiteDbStore.Open(_folder.File("machine.db"));
        BreakOff(file, connection);
        await using (var other = LiteDbStore.Open(_folder.File("other.db")))
            Should.Throw<DataFileException>(() => Import(other, connection)).Message.ShouldContain("another data file");
        Import(file, connection);
        Should.Throw<DataFileException>(() => Import(file, connection)).Message.ShouldContain("holds data already");
        await using var store = Open(connection);
        Should.Throw<StoreLockedException>(() => Import(file, connection));
    }

    private static PostgresStore Open(string connection) => PostgresStore.Open(connection, TimeSpan.Zero, Token);

    private static long Import(LiteDbReader file, string connection) => DataFileImport.Run(file, connection, TimeSpan.Zero, static _ => { }, Token);

    /// <summary>Broken off when the first posts are stored and the rest is not.</summary>
    private static void BreakOff(LiteDbStore file, string connection)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Should.Throw<OperationCanceledException>(() => DataFileImport.Run(file, connection, TimeSpan.Zero, count =>
        {
            if (count > 100) stop.Cancel();
        }, stop.Token));
    }

    private static async Task<(string Everything, ChangeCursor Middle)> FillAsync(string path)
    {
        await using var store = LiteDbStore.Open(path);
        var (machine, random) = (new RandomMachine(store), new Random(11));
        var middle = store.LatestChange;
        for (var i = 0; i < 250; i++)
        {
            await machine.StepAsync(random.Next(RandomMachine.Steps), random.Next(1000), random.Next(1000));
            if (i == 120) middle = store.LatestChange;
        }

        return (Follower.Everything(store), middle);
    }

    private static string Held(IMachineReader store, ThreadId thread) =>
        string.Join('\n', store.Assignments(thread).Select(assignment => $"{assignment.Post} {store.Post(assignment.Post)!.Text} {string.Join('|', store.Revisions(assignment.Post).Select(revision => revision.Text))}"));
}

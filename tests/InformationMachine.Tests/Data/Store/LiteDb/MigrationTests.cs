using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Tests.Data.Store.LiteDb;

public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Path => _folder.File("machine.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_of_schema_1_is_brought_to_the_present_one_after_a_backup(bool inLog)
    {
        await OldFile(inLog);
        await using (var store = LiteDbStore.Open(Path))
        {
            store.PostsAfter(0).Select(post => post.Sequence).ShouldBe(Enumerable.Range(1, 2500).Select(n => (long)n));
            store.Post(Some.Post(17).Id)!.Text.ShouldBe(Some.Post(17).Text);
            store.LinkedThrough.ShouldBe(2500);
            store.Assignments(new(1)).Count.ShouldBe(2500);
            await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(9999)] }, Token);
        }

        using var backup = Snapshot.Open(_folder.File("backups/machine-schema-1.db"));
        backup.Counts().Posts.ShouldBe(2500);
        await using var again = LiteDbStore.Open(Path);
        again.Counts().Posts.ShouldBe(2501);
        Directory.GetFileSystemEntries(_folder.Path).Select(System.IO.Path.GetFileName).ShouldBe(["machine.db", "machine-log.db", "machine.seal", "backups"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_migration_broken_off_at_any_step_is_done_by_the_next_opening()
    {
        await OldFile(inLog: true);
        var paths = new DataFilePaths(Path);
        // While building.
        Directory.CreateDirectory(paths.Building);
        File.WriteAllText(System.IO.Path.Combine(paths.Building, "machine.db"), "half");
        File.WriteAllText(System.IO.Path.Combine(paths.Building, "machine.seal"), "half");
        await LiteDbStore.Open(Path).DisposeAsync();

        // Between the moves: the seal is in place, the data file not yet, and the old log is still there.
        Directory.CreateDirectory(paths.Ready);
        File.Move(paths.Data, System.IO.Path.Combine(paths.Ready, "machine.db"));
        await OldFile(inLog: true);
        await using var store = LiteDbStore.Open(Path);
        store.Counts().Posts.ShouldBe(2500);
        Directory.Exists(paths.Ready).ShouldBeFalse();
    }

    private async Task OldFile(bool inLog)
    {
        using var work = new TemporaryFolder();
        await using (var store = LiteDbStore.Open(work.File("machine.db")))
        {
            var posts = Enumerable.Range(1, 2500).Select(n => Some.Post(n)).ToArray();
            await store.CommitAsync(
                new StoreBatch
                {
                    NewPosts = [.. posts],
                    Assignments = [.. posts.Select((post, i) => Some.Assignment(post, i + 1, 1))],
                    Threads = [Some.Thread(1, posts: posts.Length)],
                    LinkedThrough = posts.Length,
                },
                Token);
        }

        File.Delete(Path);
        File.Delete(_folder.File("machine-log.db"));
        OldSchema.Write(work.File("machine.db"), Path, inLog);
    }
}

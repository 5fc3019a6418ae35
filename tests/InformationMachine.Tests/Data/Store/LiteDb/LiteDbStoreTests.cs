using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Tests.Data.Store.LiteDb;

public sealed class LiteDbStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused_and_untouched()
    {
        var path = _folder.File("machine.db");
        await LiteDbStore.Open(path).DisposeAsync();
        using (var database = new LiteDB.LiteDatabase(path))
        {
            database.GetCollection("meta").Upsert(new LiteDB.BsonDocument { ["_id"] = "schema", ["value"] = 99 });
            database.Checkpoint();
        }

        PageNumbers.Renew(path);
        Should.Throw<DataFileException>(() => LiteDbStore.Open(path)).Message.ShouldContain("schema 99");
    }

    [Fact]
    public void A_file_that_is_no_data_file_is_refused()
    {
        var path = _folder.File("machine.db");
        File.WriteAllText(path, new string('x', 20_000));
        Should.Throw<DataFileException>(() => LiteDbStore.Open(path)).Message.ShouldContain(path);
    }

    [Theory]
    [InlineData(100_000, true)]
    [InlineData(100_000_000, false)]
    public async Task A_long_log_is_moved_into_the_file_and_a_short_one_is_not(long most, bool isMoved)
    {
        const int posts = 100;
        var path = _folder.File("machine.db");
        await using var store = LiteDbStore.Open(path);
        store.MaximumLogBytes = most;
        for (var n = 1; n <= posts; n++) await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(n, new string('x', 5000))] }, TestContext.Current.CancellationToken);
        (SealFile.Peek(new DataFilePaths(path).Seal)!.LogLength < posts * 5000 / 2).ShouldBe(isMoved);
        store.Counts().Posts.ShouldBe(posts);
    }
}

using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.LiteDb.Upkeep;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>A data file out of another engine's records is what a machine would have written.</summary>
public sealed class DataFileWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_runs_on_what_was_written()
    {
        const int posts = 2500;
        await using var source = LiteDbStore.InMemory();
        await source.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(1, posts).Select(n => Some.Post(n))] }, Token);
        var target = _folder.File("machine.db");
        Directory.CreateDirectory(_folder.File(".writing"));
        await File.WriteAllTextAsync(Path.Combine(_folder.File(".writing"), "machine.db"), "left by one that was killed", Token);

        var identity = Guid.NewGuid();
        DataFileWriter.Write(target, identity, (name, after, limit) => Read(source, name, after, limit), Token);

        Directory.Exists(_folder.File(".writing")).ShouldBeFalse();
        Restoration.Seal(new DataFilePaths(target));
        DataDoctor.Check(target, Token).Findings.ShouldBeEmpty();
        using (var read = Snapshot.Open(target)) read.Counts().Posts.ShouldBe(posts);
        using (var file = new LiteDatabase($"Filename={target};ReadOnly=true"))
        {
            var meta = file.GetCollection("meta").FindAll().ToDictionary(record => record["_id"].AsString, record => record);
            meta["file"].ToString().ShouldContain(identity.ToString(), Case.Insensitive);
            file.GetCollection("posts").Count().ShouldBe(posts);
        }
    }

    [Fact]
    public async Task Broken_off_it_leaves_nothing()
    {
        await using var source = LiteDbStore.InMemory();
        await source.CommitAsync(new StoreBatch { NewPosts = [.. Enumerable.Range(1, 2500).Select(n => Some.Post(n))] }, Token);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var pages = 0;
        Should.Throw<OperationCanceledException>(() => DataFileWriter.Write(_folder.File("machine.db"), Guid.NewGuid(), (name, after, limit) =>
        {
            if (name == "posts" && ++pages == 2) broken.Cancel();
            return Read(source, name, after, limit);
        }, broken.Token));
        pages.ShouldBe(2, "the page that was being read is the last");
        Directory.GetFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    private static List<BsonDocument> Read(LiteDbStore source, string name, BsonValue after, int limit) =>
        source.Ask(() => ((Collections)source.Book).All.First(collection => collection.Name == name).Find(Filter.Greater("_id", after), limit).ToList());
}

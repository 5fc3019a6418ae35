using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Export;
using InformationMachine.Export.Tables;

namespace InformationMachine.Tests.Export;

/// <summary>An export of everything is compared with what the threads of the data file say they hold.</summary>
public sealed class ExportCountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "3 posts in threads, and the data file counts 4")]
    [InlineData(2, "3 posts in threads, and the data file counts 2")]
    public async Task What_the_threads_count_is_what_comes_out(int counted, string? complaint)
    {
        await using var store = LiteDbStore.InMemory();
        // The fourth post waits to be linked: no thread counts it.
        await store.CommitAsync(
            new StoreBatch
            {
                NewPosts = [.. Enumerable.Range(1, 4).Select(n => Some.Post(n))],
                Assignments = [.. Enumerable.Range(1, 3).Select(n => Some.Assignment(Some.Post(n), n, 1))],
                Threads = [Some.Thread(1, counted)],
                LinkedThrough = 3,
            },
            Token);
        var source = new ExportSource(store, [RecordTables.Of(ChangeKind.Post), RecordTables.Of(ChangeKind.Briefing)]);
        // What has not been read to its end is not compared.
        Should.NotThrow(source.Verify);
        foreach (var table in source.Tables) source.Read(table, Token).Count().ShouldBe(table.Kind == ChangeKind.Post ? 4 : 0);
        if (complaint is null) Should.NotThrow(source.Verify);
        else Should.Throw<DataFileException>(source.Verify).Message.ShouldContain(complaint);
    }

    [Fact]
    public async Task An_export_of_what_is_new_has_nothing_to_be_compared_with()
    {
        await using var store = LiteDbStore.InMemory();
        var since = store.LatestChange;
        await store.CommitAsync(new StoreBatch { NewPosts = [Some.Post(1)], Threads = [Some.Thread(1, 7)], LinkedThrough = 1 }, Token);
        var source = new ExportSource(store, [RecordTables.Of(ChangeKind.Post)], since);
        source.Read(source.Tables[0], Token).Count().ShouldBe(1);
        Should.NotThrow(source.Verify);
    }
}

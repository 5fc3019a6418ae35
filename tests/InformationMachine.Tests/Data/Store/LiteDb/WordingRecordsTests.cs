using InformationMachine.Data.Briefings;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store.LiteDb;

/// <summary>What a model wrote is appended, once a version, and is no part of what others follow.</summary>
public sealed class WordingRecordsTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly LiteDbStore _store;

    public WordingRecordsTests() => _store = LiteDbStore.Open(_folder.File("machine.db"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_snapshot_and_a_compacted_file_have_them()
    {
        await _store.CommitAsync(new StoreBatch { Wordings = [Some.Wording(1, 1)], Answers = [new ModelAnswer("a", "one", 10, 2, Some.Time)] }, Token);
        await new SnapshotPublisher(_folder.Path).PublishAsync(_store, Token);
        using var snapshot = Snapshot.Open(_folder.File(Path.Combine(SnapshotPublisher.FolderName, SnapshotPublisher.FileName)));
        snapshot.Wording(new ThreadId(1), 1).ShouldNotBeNull();
        await _store.CompactAsync(Token);
        _store.Wording(new ThreadId(1), 1).ShouldNotBeNull();
        _store.Answer("a").ShouldNotBeNull();
    }
}

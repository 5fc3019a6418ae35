using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;

namespace InformationMachine.Tests.Data.Store;

/// <summary>A folder with a data file.</summary>
internal sealed class LiteDbEngine : IEngine
{
    private readonly TemporaryFolder _folder = new();

    public Task<IStoreUpkeep> OpenAsync(long? changesKept = null) =>
        Task.FromResult<IStoreUpkeep>(changesKept is { } kept ? LiteDbStore.Open(_folder.File("machine.db"), kept) : LiteDbStore.Open(_folder.File("machine.db")));

    public IEngine Another() => new LiteDbEngine();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

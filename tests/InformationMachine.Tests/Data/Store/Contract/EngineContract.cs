using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>Tests that every engine has to pass: a class for each engine inherits them.</summary>
public abstract class EngineContract : IAsyncDisposable
{
    private protected EngineContract(IEngine engine) => Engine = engine;

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Where this test's store is.</summary>
    private protected IEngine Engine { get; }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected Task<IStoreUpkeep> OpenAsync(long? changesKept = null) => Engine.OpenAsync(changesKept);
}

using InformationMachine.Data.Store;

namespace InformationMachine.Tests.Data.Store;

/// <summary>A place where one store can be kept, by one engine or the other; gone with its test.</summary>
internal interface IEngine : IAsyncDisposable
{
    /// <summary>Opens the store there, creating it at first.</summary>
    /// <param name="changesKept">How far the change feed reaches back; null for the usual.</param>
    Task<IStoreUpkeep> OpenAsync(long? changesKept = null);

    /// <summary>Another place.</summary>
    IEngine Another();
}

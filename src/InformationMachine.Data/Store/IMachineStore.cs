namespace InformationMachine.Data.Store;

/// <summary>
/// The machine's own file: what <see cref="IMachineReader"/> can ask, and the one way to change it. Thread-safe; batches that
/// arrive while one is being written share the next transaction.
/// </summary>
public interface IMachineStore : IMachineReader, IAsyncDisposable
{
    /// <summary>
    /// Stores a batch as a whole. When the task completes the batch survives the death of the process; when it fails or is
    /// cancelled before the write began, nothing of it is stored.
    /// </summary>
    /// <exception cref="IOException">The disk refused; nothing of the batch is stored and a later call may succeed.</exception>
    Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether writing works; where it did not, it is looked whether it does again. Ask before work that would be for nothing.</summary>
    StoreHealth CheckHealth();
}

using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store;

/// <summary>What is done to a store as a whole while it is written: copies, archives, building it anew, and the figures of it. Thread-safe.</summary>
public interface IStoreUpkeep : IMachineStore
{
    /// <summary>Transactions since the store was opened: tells whether anything has changed.</summary>
    long Commits { get; }

    /// <summary>Whether writing works, and why not; unlike <see cref="IMachineStore.CheckHealth"/> it tries nothing.</summary>
    StoreHealth Health { get; }

    /// <summary>The size of the store's files, in bytes; 0 in memory.</summary>
    long FileBytes { get; }

    /// <summary>True where the engine looks after its room by itself, so that archiving and compacting do nothing.</summary>
    bool LooksAfterRoom { get; }

    /// <summary>The share of the posts that were taken out since the store was last built anew, 0 to 1: about the share of its room that is free.</summary>
    double FreedShare();

    /// <summary>Copies everything committed so far to <paramref name="target"/>, a complete data file of its own, while writing goes on.</summary>
    /// <exception cref="IOException">The disk refused; there is no <paramref name="target"/> then.</exception>
    Task CopyToAsync(string target, CancellationToken cancellationToken);

    /// <summary>The same, and does something with the copy before another one may begin.</summary>
    /// <exception cref="IOException">The disk refused; there is no <paramref name="target"/> then.</exception>
    Task CopyToAsync(string target, Action copied, CancellationToken cancellationToken);

    /// <summary>Builds the store anew without its free room, while reading and writing go on; both wait only for the end. Needs room for two copies.</summary>
    /// <exception cref="IOException">The disk refused; the store is as it was.</exception>
    Task<CompactionResult> CompactAsync(CancellationToken cancellationToken);

    /// <summary>Moves threads with their posts, assignments and revisions to the archive of a year; those that change meanwhile stay.</summary>
    /// <returns>How many posts were moved.</returns>
    /// <exception cref="IOException">The disk refused; every thread is whole, here or there.</exception>
    Task<int> ArchiveAsync(IReadOnlyCollection<ThreadId> threads, int year, CancellationToken cancellationToken);
}

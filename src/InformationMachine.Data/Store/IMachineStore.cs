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
    /// <exception cref="LeaseLostException">Another process has been given one of the batch's leases.</exception>
    /// <exception cref="BasisChangedException">What the batch builds upon is not so any more.</exception>
    Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken);

    /// <summary>Whether writing works; where it did not, it is looked whether it does again. Ask before work that would be for nothing.</summary>
    StoreHealth CheckHealth();

    /// <summary>
    /// The right to a role, taken where nobody has it; null while another process does. It is kept until the store is closed or another takes it
    /// because this one gave no sign of life. Cheap while it is held.
    /// </summary>
    /// <param name="role">The role.</param>
    /// <exception cref="IOException">Who has it cannot be asked.</exception>
    StoreLease? Hold(StoreRole role) => new(StoreLease.NameOf(role), 1);

    /// <summary>The right to poll hosts, for those that no other process is polling. Each is to be given back as often as it was given.</summary>
    /// <param name="hosts">The hosts, at most <see cref="MostHosts"/> at once.</param>
    /// <exception cref="IOException">Who has them cannot be asked.</exception>
    IReadOnlyList<StoreLease> Claim(IReadOnlyCollection<string> hosts) => [.. hosts.Select(host => new StoreLease(StoreLease.NameOf(host), 1))];

    /// <summary>Gives back what <see cref="Claim"/> has given; others may have it within about a second.</summary>
    /// <param name="leases">The leases.</param>
    void Release(IReadOnlyCollection<StoreLease> leases)
    {
    }

    /// <summary>The most hosts of one <see cref="Claim"/>.</summary>
    const int MostHosts = 200;
}

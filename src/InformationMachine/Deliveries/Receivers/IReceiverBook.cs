using System.Collections.Immutable;

namespace InformationMachine.Deliveries.Receivers;

/// <summary>Who is told. It may change at any time, also from outside the process.</summary>
internal interface IReceiverBook
{
    /// <summary>All receivers, by name.</summary>
    ImmutableArray<Receiver> All { get; }

    /// <summary>Changes the list; returns whether there was anything to change.</summary>
    Task<bool> UpdateAsync(Func<ImmutableArray<Receiver>, ImmutableArray<Receiver>> change, CancellationToken cancellationToken);
}

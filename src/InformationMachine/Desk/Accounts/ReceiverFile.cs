using System.Collections.Immutable;
using InformationMachine.Configuration;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Desk.Accounts;

/// <summary>Who is told, in <c>receivers.json</c> of the data directory: it holds addresses of people and must not be in what exporters read.</summary>
internal sealed class ReceiverFile(IDocument document, TimeProvider clock) : IReceiverBook
{
    private readonly PrivateList<Receiver> _file = new(document, clock);

    /// <summary>Where the machine keeps them.</summary>
    public ReceiverFile(IDocuments documents, TimeProvider clock)
        : this(documents.Of(DocumentName.Receivers), clock)
    {
    }

    /// <inheritdoc/>
    public ImmutableArray<Receiver> All => _file.Items;

    /// <inheritdoc/>
    public Task<bool> UpdateAsync(Func<ImmutableArray<Receiver>, ImmutableArray<Receiver>> change, CancellationToken cancellationToken) =>
        _file.UpdateAsync(all => change(all) is var after && after != all ? after.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name)) : all, cancellationToken);
}

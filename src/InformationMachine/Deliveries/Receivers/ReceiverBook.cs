using InformationMachine.Deliveries.Channels;

namespace InformationMachine.Deliveries.Receivers;

/// <summary>What is done to receivers, for verbs, pages and programs alike.</summary>
internal sealed class ReceiverBook(IReceiverBook book, ChannelList channels, TimeProvider time)
{
    /// <summary>Keeps a receiver.</summary>
    /// <exception cref="RefusedException">It is wrong.</exception>
    public async Task<Receiver> AddAsync(ReceiverDraft draft, string owner, CancellationToken cancellationToken)
    {
        Receiver? made = null;
        await book.UpdateAsync(all => all.Add(made = draft.Read(owner, channels, all, time.GetUtcNow())), cancellationToken);
        return made!;
    }

    /// <summary>Changes a receiver; null where there is none of that name that is the owner's. A new address has to agree anew.</summary>
    /// <exception cref="RefusedException">It would be wrong.</exception>
    public async Task<Receiver?> EditAsync(ReceiverDraft draft, string? owner, CancellationToken cancellationToken)
    {
        Receiver? changed = null;
        await book.UpdateAsync(
            all =>
            {
                if (all.FirstOrDefault(receiver => receiver.Name == draft.Name && (owner is null || receiver.Owner == owner)) is not { } known) return all;
                // A browser's subscription is not typed: it stays while nothing else is given.
                var meant = string.IsNullOrWhiteSpace(draft.Address) && draft.Channel == known.Channel ? draft with { Address = known.Address } : draft;
                var read = meant.Read(known.Owner, channels, all.Remove(known), time.GetUtcNow());
                var isSame = read.Channel == known.Channel && read.Address == known.Address;
                changed = read with { CreatedAt = known.CreatedAt, IsPaused = known.IsPaused, Key = isSame ? known.Key : read.Key, ConfirmedAt = isSame ? known.ConfirmedAt : read.ConfirmedAt };
                return all.Replace(known, changed);
            },
            cancellationToken);
        return changed;
    }

    /// <summary>Takes a receiver away; false where there is none of that name that is the owner's.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="owner">Whose it must be; null for anybody's.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public Task<bool> RemoveAsync(string name, string? owner, CancellationToken cancellationToken) =>
        book.UpdateAsync(all => all.FirstOrDefault(receiver => receiver.Name == name && (owner is null || receiver.Owner == owner)) is { } found ? all.Remove(found) : all, cancellationToken);

    /// <summary>Lets a receiver rest or hear again; false where there is none of that name that is the owner's.</summary>
    public Task<bool> PauseAsync(string name, bool isPaused, string? owner, CancellationToken cancellationToken) =>
        ChangeAsync(name, owner, receiver => receiver with { IsPaused = isPaused }, cancellationToken);

    /// <summary>Notes that whoever has the address agreed; false where the signature is not this receiver's.</summary>
    public Task<bool> ConfirmAsync(string name, string signature, CancellationToken cancellationToken) => ChangeAsync(
        name,
        owner: null,
        receiver => IsSigned(receiver, signature) ? receiver with { ConfirmedAt = receiver.ConfirmedAt ?? time.GetUtcNow(), IsPaused = receiver.IsPaused && receiver.ConfirmedAt is not null } : null,
        cancellationToken);

    /// <summary>Ends a receiver at the wish of whoever has the address: it is kept, paused and unconfirmed, so that nobody subscribes it again unasked.</summary>
    public Task<bool> UnsubscribeAsync(string name, string signature, CancellationToken cancellationToken) => ChangeAsync(
        name,
        owner: null,
        receiver => receiver.IsSigned(Messages.DeskLinks.Ending, signature) ? receiver with { IsPaused = true, ConfirmedAt = null } : null,
        cancellationToken);

    private async Task<bool> ChangeAsync(string name, string? owner, Func<Receiver, Receiver?> change, CancellationToken cancellationToken)
    {
        var isFound = false;
        await book.UpdateAsync(
            all =>
            {
                if (all.FirstOrDefault(receiver => receiver.Name == name && (owner is null || receiver.Owner == owner)) is not { } found || change(found) is not { } changed) return all;
                isFound = true;
                return changed == found ? all : all.Replace(found, changed);
            },
            cancellationToken);
        return isFound;
    }

    /// <summary>The whole signature out of a link, or its beginning, which people type.</summary>
    private static bool IsSigned(Receiver receiver, string signature)
    {
        var whole = receiver.Sign(Messages.DeskLinks.Confirming);
        return receiver.IsSigned(Messages.DeskLinks.Confirming, signature) || (signature.Length >= 8 && whole.StartsWith(signature, StringComparison.Ordinal));
    }
}

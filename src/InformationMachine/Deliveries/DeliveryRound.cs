using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Messages;

namespace InformationMachine.Deliveries;

/// <summary>
/// Everything between a changed story and a message that has arrived, once: note who is to be told, make messages, send them. Each step
/// begins with what the store holds, so that a kill loses nothing. One at a time.
/// </summary>
internal sealed class DeliveryRound(IMachineStore store, NoticeRound notices, ComposeRound messages, SendRound outbox, DeliveryOptions options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(24);

    private readonly SemaphoreSlim _turn = new(1);
    private ToldLedger? _ledger;
    private StoreLease? _lease;
    private DateTimeOffset _swept;

    /// <summary>When something that waits may go on; null where nothing waits.</summary>
    public DateTimeOffset? NextDue => messages.NextDue is not { } due || outbox.NextDue < due ? outbox.NextDue ?? messages.NextDue : due;

    /// <summary>Runs the round; returns how many messages were taken by their channels.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!MayDeliver()) return 0;
            // What a failed commit has left in memory is not what is stored: it is read again then.
            var ledger = _ledger ?? new ToldLedger(store);
            _ledger = null;
            await notices.RunAsync(ledger, cancellationToken);
            await messages.RunAsync(ledger, cancellationToken);
            _ledger = ledger;
            if (!options.Enabled) return 0;
            var taken = await outbox.RunAsync(cancellationToken);
            await SweepAsync(cancellationToken);
            return taken;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Puts a test into the outbox; the next round sends it.</summary>
    public async Task<string> TestAsync(string receiver, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            // It takes a number, which is one process's to give.
            if (!MayDeliver()) throw new RefusedException(ExitCode.Locked, "Another process of this machine makes and sends its messages: ask at the desk of that one.");
            var now = time.GetUtcNow();
            var delivery = new Delivery { Id = messages.NextNumber(), Message = Guid.CreateVersion7(now).ToString("N"), Receiver = receiver, CreatedAt = now, IsTest = true };
            await store.CommitAsync(new StoreBatch { Deliveries = [delivery], Leases = [_lease!] }, cancellationToken);
            return delivery.Message;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool MayDeliver()
    {
        var lease = store.Hold(StoreRole.Deliver);
        if (lease == _lease) return lease is not null;
        // What another process told meanwhile is not in this one's memory.
        _ledger = null;
        messages.Forget();
        _lease = lease;
        notices.Leases = messages.Leases = outbox.Leases = lease is null ? [] : [lease];
        return lease is not null;
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (now - _swept < BetweenSweeps) return;
        _swept = now;
        var kept = now.AddDays(-options.KeepDays);
        var first = store.DeliveriesAfter(0).FirstOrDefault(delivery => delivery.CreatedAt >= kept)?.Id ?? store.LastDelivery;
        if (first > 1) await store.CommitAsync(new StoreBatch { DeliveriesFrom = first, Leases = [_lease!] }, cancellationToken);
    }
}

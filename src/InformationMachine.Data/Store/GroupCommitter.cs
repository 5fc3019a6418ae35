using System.Collections.Concurrent;

namespace InformationMachine.Data.Store;

/// <summary>
/// One thread that writes, because a LiteDB transaction belongs to its thread. Batches that arrive while one is being written
/// share the next transaction: measured, transactions of a thousand documents store fifteen times as many as single ones.
/// </summary>
internal sealed class GroupCommitter : IDisposable
{
    private const int MaximumWaiting = 256;
    private const int MaximumGroup = 64;

    private readonly BlockingCollection<PendingBatch> _waiting = new(MaximumWaiting);
    private readonly SemaphoreSlim _places = new(MaximumWaiting);
    private readonly Action<IReadOnlyList<StoreBatch>> _write;
    private readonly Thread _thread;
    private int _disposed;

    /// <param name="write">Stores all given batches in one transaction or throws having stored none.</param>
    public GroupCommitter(Action<IReadOnlyList<StoreBatch>> write)
    {
        _write = write;
        _thread = new Thread(Loop) { IsBackground = true, Name = "store" };
        _thread.Start();
    }

    public Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken) =>
        batch.IsEmpty ? Task.CompletedTask : EnqueueAsync(new PendingBatch(batch, Work: null, cancellationToken));

    /// <summary>Runs <paramref name="work"/> on the writing thread while no transaction is open.</summary>
    public Task RunAsync(Action work, CancellationToken cancellationToken) =>
        EnqueueAsync(new PendingBatch(Batch: null, work, cancellationToken));

    /// <summary>Writes what is waiting, then stops.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _waiting.CompleteAdding();
        _thread.Join();
        _waiting.Dispose();
        _places.Dispose();
    }

    private async Task EnqueueAsync(PendingBatch pending)
    {
        ObjectDisposedException.ThrowIf(_disposed != 0, this);
        await _places.WaitAsync(pending.CancellationToken);
        try
        {
            _waiting.Add(pending, pending.CancellationToken);
            await pending.Done.Task;
        }
        finally
        {
            if (_disposed == 0) _places.Release();
        }
    }

    private void Loop()
    {
        var group = new List<PendingBatch>(MaximumGroup);
        foreach (var first in _waiting.GetConsumingEnumerable())
        {
            Collect(group, first);
            CommitTogether([.. group.Where(pending => pending.Batch is not null)]);
            foreach (var pending in group.Where(pending => pending.Work is not null)) Finish(pending, pending.Work!);
        }
    }

    private void Collect(List<PendingBatch> group, PendingBatch first)
    {
        group.Clear();
        for (var next = first; ;)
        {
            if (next.CancellationToken.IsCancellationRequested) next.Done.TrySetCanceled(next.CancellationToken);
            else group.Add(next);
            if (group.Count == MaximumGroup || !_waiting.TryTake(out next!)) return;
        }
    }

    /// <summary>A batch that cannot be stored must not take others down with it: a group that fails is tried one by one.</summary>
    private void CommitTogether(IReadOnlyList<PendingBatch> group)
    {
        if (group.Count == 0) return;
        try
        {
            _write([.. group.Select(pending => pending.Batch!)]);
            foreach (var pending in group) pending.Done.TrySetResult();
        }
        catch (Exception) when (group.Count > 1)
        {
            foreach (var pending in group) Finish(pending, () => _write([pending.Batch!]));
        }
        catch (Exception e)
        {
            group[0].Done.TrySetException(e);
        }
    }

    private static void Finish(PendingBatch pending, Action work)
    {
        try
        {
            work();
            pending.Done.TrySetResult();
        }
        catch (Exception e)
        {
            pending.Done.TrySetException(e);
        }
    }
}

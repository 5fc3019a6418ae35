namespace InformationMachine.Data.Store;

/// <summary>A batch (or another piece of work for the writing thread) and who waits for it.</summary>
/// <param name="Batch">What to store; null where <paramref name="Work"/> is meant.</param>
/// <param name="Work">What to do between transactions.</param>
/// <param name="CancellationToken">Cancels the wait while the write has not begun.</param>
internal sealed record PendingBatch(StoreBatch? Batch, Action? Work, CancellationToken CancellationToken)
{
    /// <summary>Completes once the outcome is certain.</summary>
    public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}

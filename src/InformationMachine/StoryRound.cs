using InformationMachine.Data.Store;

namespace InformationMachine;

/// <summary>
/// Everything between new posts and readable briefings, once: link what is pending, brief what has changed, render what was briefed.
/// Not thread-safe: one round at a time, which is also what keeps linking in order.
/// </summary>
internal sealed class StoryRound
{
    private readonly IMachineStore _store;

    public StoryRound(IMachineStore store) => _store = store;

    public Task RunAsync(CancellationToken cancellationToken) => _store.CommitAsync(new StoreBatch(), cancellationToken);
}

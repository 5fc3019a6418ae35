using System.Collections.Immutable;

namespace InformationMachine.Feeds;

/// <summary>The configured feeds, which may change while the machine runs. Thread-safe.</summary>
internal sealed class FeedList(ImmutableArray<FeedConfig> feeds)
{
    private readonly Lock _lock = new();
    private ImmutableArray<FeedConfig> _feeds = feeds;
    private TaskCompletionSource _changed = NewSource();

    /// <summary>In the order of the file, resting ones included.</summary>
    public ImmutableArray<FeedConfig> Feeds
    {
        get { lock (_lock) return _feeds; }
    }

    /// <summary>Ends with the next change.</summary>
    public Task Changed
    {
        get { lock (_lock) return _changed.Task; }
    }

    /// <summary>Takes over what the file says now.</summary>
    public void Replace(ImmutableArray<FeedConfig> feeds)
    {
        TaskCompletionSource ended;
        lock (_lock)
        {
            (ended, _changed) = (_changed, NewSource());
            _feeds = feeds;
        }

        ended.SetResult();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

using System.Threading.Channels;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>
/// The feeds by when they are due: a queue, because to look through ten thousand feeds at the end of every poll would cost more than
/// polling them. Thread-safe.
/// </summary>
internal sealed class DueFeeds
{
    private readonly Lock _lock = new();
    private readonly Dictionary<FeedId, DueFeed> _feeds = [];
    private readonly HashSet<FeedId> _taken = [];
    private readonly PriorityQueue<DueFeed, DateTimeOffset> _queue = new();
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Replaces all feeds; those being polled are not given out again before they come back.</summary>
    public void Load(IEnumerable<DueFeed> feeds)
    {
        lock (_lock)
        {
            _feeds.Clear();
            _queue.Clear();
            foreach (var feed in feeds) Put(feed);
        }
    }

    /// <summary>Gives out the feeds that are due, each once until it comes back.</summary>
    public IReadOnlyList<DueFeed> Take(DateTimeOffset now)
    {
        var due = new List<DueFeed>();
        lock (_lock)
        {
            while (_queue.TryPeek(out var feed, out var at) && at <= now)
            {
                _queue.Dequeue();
                // Entries that were replaced stay in the queue and are passed over here.
                if (!IsCurrent(feed) || !_taken.Add(feed.Feed.Id)) continue;
                due.Add(feed);
            }
        }

        return due;
    }

    /// <summary>A feed comes back from its poll. Where its address was changed meanwhile, it is due at once.</summary>
    public void Return(DueFeed feed)
    {
        lock (_lock)
        {
            _taken.Remove(feed.Feed.Id);
            if (!_feeds.TryGetValue(feed.Feed.Id, out var known)) return;
            Put(known.Feed.Url == feed.Feed.Url ? feed with { Feed = known.Feed } : DueFeed.Of(known.Feed, null));
        }
    }

    /// <summary>Makes a feed due at once; false where there is none of that name.</summary>
    public bool Hasten(FeedId id)
    {
        lock (_lock)
        {
            if (!_feeds.TryGetValue(id, out var known)) return false;
            if (!_taken.Contains(id)) Put(known with { Due = DateTimeOffset.MinValue });
            return true;
        }
    }

    /// <summary>The hosts a feed leads to; none where there is no such feed.</summary>
    public IReadOnlyList<string> HostsOf(FeedId id)
    {
        lock (_lock) return _feeds.TryGetValue(id, out var known) ? known.Hosts : [];
    }

    /// <summary>Waits until a feed may be due or something else has happened, but no longer than <paramref name="longest"/>.</summary>
    public async Task WaitAsync(TimeSpan longest, Task other, TimeProvider time, CancellationToken cancellationToken)
    {
        var wait = longest;
        lock (_lock)
        {
            if (_queue.TryPeek(out _, out var at) && at - time.GetUtcNow() is var next && next < longest) wait = next;
        }

        if (wait < TimeSpan.FromMilliseconds(1)) wait = TimeSpan.FromMilliseconds(1);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(Task.Delay(wait, time, ended.Token), _changed.Reader.WaitToReadAsync(ended.Token).AsTask(), other);
        await ended.CancelAsync();
        _changed.Reader.TryRead(out _);
        cancellationToken.ThrowIfCancellationRequested();
    }

    private bool IsCurrent(DueFeed feed) => _feeds.TryGetValue(feed.Feed.Id, out var known) && ReferenceEquals(known, feed);

    private void Put(DueFeed feed)
    {
        _feeds[feed.Feed.Id] = feed;
        if (_taken.Contains(feed.Feed.Id) || feed.Due == DateTimeOffset.MaxValue) return;
        _queue.Enqueue(feed, feed.Due);
        if (ReferenceEquals(_queue.Peek(), feed)) _changed.Writer.TryWrite(true);
    }
}

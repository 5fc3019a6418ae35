using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>
/// The loop around <see cref="FeedRound"/>. Which feeds are due is a question to their stored cursors, so a restart neither forgets
/// nor repeats. A slow or dead feed holds up nobody: each poll is a task of its own behind <see cref="HostGates"/>.
/// </summary>
internal sealed partial class FeedPoller : BackgroundService
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterStoreFailure = TimeSpan.FromSeconds(10);

    private readonly FeedList _list;
    private readonly IMachineStore _store;
    private readonly FeedRound _round;
    private readonly HostGates _gates;
    private readonly PostSignal _signal;
    private readonly TimeProvider _time;
    private readonly ILogger<FeedPoller> _logger;
    private readonly Dictionary<FeedId, DateTimeOffset> _due = [];
    private readonly SemaphoreSlim _asked = new(0);
    private ImmutableArray<FeedConfig> _feeds = [];

    public FeedPoller(FeedList feeds, IMachineStore store, FeedRound round, FeedPollerParts parts, ILogger<FeedPoller> logger)
    {
        _list = feeds;
        _store = store;
        _round = round;
        _gates = parts.Gates;
        _signal = parts.Signal;
        _time = parts.Time;
        _logger = logger;
    }

    /// <summary>Polls every feed that is due now and waits for all of them.</summary>
    public async Task<PollSummary> RunOnceAsync(CancellationToken cancellationToken)
    {
        LoadDueTimes();
        var now = _time.GetUtcNow();
        var results = await Task.WhenAll(_feeds.Where(feed => DueAt(feed) <= now).Select(feed => PollAsync(feed, cancellationToken)));
        var polled = results.OfType<FeedRoundResult>().ToList();
        return new PollSummary(polled.Count, polled.Sum(r => r.Added), polled.Sum(r => r.Edited), polled.Count(r => r.State.Failure != FeedFailure.None));
    }

    /// <summary>Makes a feed due at once, a muted one too; false where no such feed is polled. A host's pause still holds. Thread-safe.</summary>
    public bool PollNow(string id)
    {
        if (!FeedId.TryParse(id, out var feed)) return false;
        lock (_due)
        {
            if (!_due.ContainsKey(feed)) return false;
            _due[feed] = DateTimeOffset.MinValue;
        }

        _asked.Release();
        return true;
    }

    public override void Dispose()
    {
        _asked.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other: the rest of the machine must not wait for the first polls.
        await Task.Yield();
        var changed = _list.Changed;
        LoadDueTimes();
        Started(_feeds.Length);
        var running = new Dictionary<Task<FeedRoundResult?>, FeedId>();
        var busy = new HashSet<FeedId>();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                if (changed.IsCompleted)
                {
                    changed = _list.Changed;
                    LoadDueTimes();
                    Started(_feeds.Length);
                }

                var now = _time.GetUtcNow();
                foreach (var feed in _feeds)
                {
                    if (busy.Contains(feed.Id) || DueAt(feed) > now) continue;
                    busy.Add(feed.Id);
                    running.Add(Task.Run(() => PollAsync(feed, stoppingToken), stoppingToken), feed.Id);
                }

                await NextAsync(running, busy, changed, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(running.Keys).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Waits for the next due time, the end of a poll or a change, whichever comes first, and takes note of what has ended.</summary>
    private async Task NextAsync(Dictionary<Task<FeedRoundResult?>, FeedId> running, HashSet<FeedId> busy, Task changed, CancellationToken stoppingToken)
    {
        var now = _time.GetUtcNow();
        var sleep = LongestSleep;
        foreach (var feed in _feeds)
        {
            var wait = busy.Contains(feed.Id) ? LongestSleep : DueAt(feed) - now;
            if (wait < sleep) sleep = wait;
        }

        using var wake = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var timer = Task.Delay(sleep < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : sleep, _time, wake.Token);
        await Task.WhenAny([.. running.Keys, timer, changed, _asked.WaitAsync(wake.Token)]);
        await wake.CancelAsync();
        stoppingToken.ThrowIfCancellationRequested();
        foreach (var ended in running.Keys.Where(task => task.IsCompleted).ToList())
        {
            busy.Remove(running[ended]);
            running.Remove(ended);
            await ended;
        }
    }

    /// <summary>Null where the store refused: the feed stays due and is tried again soon.</summary>
    private async Task<FeedRoundResult?> PollAsync(FeedConfig feed, CancellationToken cancellationToken)
    {
        try
        {
            var result = await _gates.PassAsync(feed.Url.Host, () => _round.PollAsync(feed, _time.GetUtcNow(), cancellationToken), cancellationToken);
            lock (_due) _due[feed.Id] = result.State.Muted ? DateTimeOffset.MaxValue : result.State.NextPollAt;
            if (result.HostPause is { } pause) _gates.Pause(feed.Url.Host, _time.GetUtcNow() + pause);
            if (result.Added + result.Edited > 0) _signal.Set();
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotStored(e, feed.Id);
            lock (_due) _due[feed.Id] = _time.GetUtcNow() + AfterStoreFailure;
            return null;
        }
    }

    private void LoadDueTimes()
    {
        var states = _store.FeedStates().ToDictionary(state => state.Id);
        _feeds = [.. _list.Feeds.Where(feed => feed.Enabled)];
        lock (_due)
        {
            _due.Clear();
            foreach (var feed in _feeds)
            {
                var moved = states.TryGetValue(feed.Id, out var state) && state.Url is { } url && url != feed.Url.AbsoluteUri;
                _due[feed.Id] = state is null || moved ? DateTimeOffset.MinValue : state.Muted ? DateTimeOffset.MaxValue : state.NextPollAt;
            }
        }
    }

    private DateTimeOffset DueAt(FeedConfig feed)
    {
        lock (_due)
        {
            var (due, paused) = (_due[feed.Id], _gates.PausedUntil(feed.Url.Host));
            return due > paused ? due : paused;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Polling {Feeds} feeds")]
    private partial void Started(int feeds);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feed {Feed}: the poll could not be stored; it is tried again")]
    private partial void NotStored(Exception exception, FeedId feed);
}

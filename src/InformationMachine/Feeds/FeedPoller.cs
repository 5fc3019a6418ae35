using System.Collections.Concurrent;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;

namespace InformationMachine.Feeds;

/// <summary>
/// The loop around <see cref="FeedRound"/>. Which feeds are due is a question to their stored cursors, so a restart neither forgets
/// nor repeats. A slow or dead feed holds up nobody: each poll is a task of its own behind <see cref="HostGates"/>.
/// </summary>
internal sealed partial class FeedPoller : BackgroundService
{
    /// <summary>Short enough to notice soon that the machine slept or that its clock was set.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ClockWasSetBack = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterStoreFailure = TimeSpan.FromSeconds(10);

    /// <summary>A feed whose host another process polls is looked at again after so long, and up to as long again: not all at once.</summary>
    private static readonly TimeSpan WhileClaimed = TimeSpan.FromSeconds(2);

    private readonly FeedList _list;
    private readonly IMachineStore _store;
    private readonly FeedRound _round;
    private readonly FeedPollerParts _parts;
    private readonly ILogger<FeedPoller> _logger;
    private readonly DueFeeds _due = new();

    /// <summary>Ends when the list of feeds is no longer the one that was loaded.</summary>
    private Task _changed = Task.CompletedTask;

    private readonly ConcurrentDictionary<Task, bool> _running = [];

    public FeedPoller(FeedList feeds, IMachineStore store, FeedRound round, FeedPollerParts parts, ILogger<FeedPoller> logger)
    {
        _list = feeds;
        _store = store;
        _round = round;
        _parts = parts;
        _logger = logger;
    }

    private TimeProvider Time => _parts.Time;

    /// <summary>Polls every feed that is due now and waits for all of them.</summary>
    public async Task<PollSummary> RunOnceAsync(CancellationToken cancellationToken)
    {
        Load();
        var results = await Task.WhenAll(_due.Take(Time.GetUtcNow()).Select(feed => PollAsync(feed, cancellationToken)));
        var polled = results.OfType<FeedRoundResult>().ToList();
        return new PollSummary(polled.Count, polled.Sum(r => r.Added), polled.Sum(r => r.Edited), polled.Count(r => r.IsOffline || r.State.Failure != FeedFailure.None));
    }

    /// <summary>Makes a feed due at once, a muted one too; false where no such feed is polled. A host's pause still holds. Thread-safe.</summary>
    public bool PollNow(string id) => FeedId.TryParse(id, out var feed) && _due.Hasten(feed);

    /// <summary>Ends the pauses that a feed's hosts have asked for, for all their feeds. Thread-safe.</summary>
    public async Task LiftPauseAsync(string id, CancellationToken cancellationToken)
    {
        if (!FeedId.TryParse(id, out var feed)) return;
        var hosts = _due.HostsOf(feed);
        var paused = _store.FeedStates().Where(state => state.HostPausedUntil is not null && hosts.Contains(state.Host ?? "", StringComparer.OrdinalIgnoreCase)).Select(state => state with { HostPausedUntil = null });
        await _store.CommitAsync(new StoreBatch { FeedStates = [.. paused] }, cancellationToken);
        foreach (var host in hosts) _parts.Pauses.Lift(host);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after the other: the rest of the machine must not wait for the first polls.
        await Task.Yield();
        await LoadUntilDoneAsync(stoppingToken);
        var latest = Time.GetUtcNow();
        try
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                var now = Time.GetUtcNow();
                if (_changed.IsCompleted || latest - now > ClockWasSetBack) await LoadUntilDoneAsync(stoppingToken);
                latest = now;
                _round.TellRest(now);
                foreach (var feed in _due.Take(now)) Begin(feed, stoppingToken);
                await _due.WaitAsync(LongestSleep, _changed, Time, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_running.Keys).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _round.TellRest(DateTimeOffset.MaxValue);
        }
    }

    /// <summary>Loads feeds and due times, and where the store cannot be asked tries again.</summary>
    private async Task LoadUntilDoneAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            _changed = _list.Changed;
            try
            {
                Started(Load());
                return;
            }
            catch (IOException e) when (e is not DamagedRecordException)
            {
                NotLoaded(e.Message, AfterStoreFailure.TotalSeconds);
            }

            await Task.Delay(AfterStoreFailure, stoppingToken);
        }
    }

    private int Load()
    {
        var states = _store.FeedStates().ToDictionary(state => state.Id);
        var now = Time.GetUtcNow();
        _parts.Pauses.Restore(states.Values, now, _list.Feeds.Max(feed => feed.Interval));
        var feeds = _list.Feeds.Where(feed => feed.Enabled).Select(feed => Due(feed, states.GetValueOrDefault(feed.Id), now)).ToList();
        _due.Load(feeds);
        return feeds.Count;
    }

    /// <summary>A feed polled in the future was polled before the clock was set back: of its plan only the wait still means anything.</summary>
    private DueFeed Due(FeedConfig feed, FeedState? state, DateTimeOffset now)
    {
        var due = DueFeed.Of(feed, state);
        if (state is null || due.Due != state.NextPollAt) return due;
        var next = state.LastPollAt is { } last && last - now > ClockWasSetBack ? now + (state.NextPollAt - last) : state.NextPollAt;
        return due with { Due = _round.CredibleDue(feed, state, next, now) };
    }

    private void Begin(DueFeed feed, CancellationToken stoppingToken)
    {
        var poll = Task.Run(() => PollAsync(feed, stoppingToken), stoppingToken);
        _running[poll] = true;
        _ = poll.ContinueWith(ended => _running.TryRemove(ended, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Null where the host is left alone or the store refused: the feed stays due and is tried again later.</summary>
    private async Task<FeedRoundResult?> PollAsync(DueFeed feed, CancellationToken cancellationToken)
    {
        try
        {
            if (WaitsForHost(feed) || WaitsForStore(feed)) return null;
            var result = await _parts.Gates.PassAsync(feed, () => PollUnlessPausedAsync(feed, cancellationToken), cancellationToken);
            if (result is null) return null;
            if (result.IsOffline)
            {
                WaitsForNetwork(feed);
                return result;
            }

            _due.Return(DueFeed.Of(feed.Feed, result.State));
            if (result.Added + result.Edited > 0) _parts.Signal.Set();
            return result;
        }
        catch (LeaseLostException)
        {
            Discarded(feed.Feed.Id);
            _due.Return(feed with { Due = Time.GetUtcNow() + WhileClaimed });
            return null;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            NotStored(e, feed.Feed.Id);
            _due.Return(feed with { Due = Time.GetUtcNow() + AfterStoreFailure });
            return null;
        }
    }

    /// <summary>Asked once more when the gates are passed: a pause may have begun while the feed waited there.</summary>
    private async Task<FeedRoundResult?> PollUnlessPausedAsync(DueFeed feed, CancellationToken cancellationToken) =>
        WaitsForHost(feed) || await IsOfflineAsync(feed, cancellationToken) ? null : await PollClaimedAsync(feed, cancellationToken);

    /// <summary>Null where another process polls the feed's host, or has polled the feed since this one last looked.</summary>
    private async Task<FeedRoundResult?> PollClaimedAsync(DueFeed feed, CancellationToken cancellationToken)
    {
        var wanted = feed.Claims;
        var leases = _store.Claim(wanted);
        try
        {
            if (leases.Count < wanted.Count)
            {
                _due.Return(feed with { Due = Time.GetUtcNow() + (WhileClaimed * (1 + Random.Shared.NextDouble())) });
                return null;
            }

            if (_store.FeedState(feed.Feed.Id) is not { } state || state.Polls == feed.Polls || state.NextPollAt <= Time.GetUtcNow())
                return await _round.PollAsync(feed.Feed, [.. leases], Time.GetUtcNow(), cancellationToken);
            _due.Return(DueFeed.Of(feed.Feed, state));
            return null;
        }
        finally
        {
            _store.Release(leases);
        }
    }

    /// <summary>What cannot be stored is not fetched: its publisher would be asked again and again for nothing.</summary>
    private bool WaitsForStore(DueFeed feed)
    {
        if (_store.CheckHealth().IsWriting) return false;
        _due.Return(feed with { Due = Time.GetUtcNow() + AfterStoreFailure });
        return true;
    }

    /// <summary>While the network is down only the looks at it go out.</summary>
    private async Task<bool> IsOfflineAsync(DueFeed feed, CancellationToken cancellationToken)
    {
        if (_parts.Network is not { } network || feed.IsLoopback || feed.Feed.Url.Scheme is not ("http" or "https") || !await network.IsStillDownAsync(cancellationToken)) return false;
        WaitsForNetwork(feed);
        return true;
    }

    private void WaitsForNetwork(DueFeed feed) => _due.Return(feed with { Due = Time.GetUtcNow() + (_parts.Network?.Wait ?? TimeSpan.Zero) });

    private bool WaitsForHost(DueFeed feed)
    {
        var until = feed.Hosts.Max(_parts.Pauses.Until);
        if (until <= Time.GetUtcNow()) return false;
        _due.Return(feed with { Due = until });
        return true;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feeds polled from now on: {Feeds}")]
    private partial void Started(int feeds);

    [LoggerMessage(Level = LogLevel.Error, Message = "When feeds are due cannot be read: {Why} It is tried again in {Seconds} s")]
    private partial void NotLoaded(string why, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed}: another process has taken over its host; what this one read is discarded")]
    private partial void Discarded(FeedId feed);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feed {Feed}: the poll could not be stored; it is tried again")]
    private partial void NotStored(Exception exception, FeedId feed);
}

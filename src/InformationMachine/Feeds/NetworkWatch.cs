using System.Net;
using System.Net.Sockets;
using InformationMachine.Data.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>
/// Tells a network that is down from a publisher that is. Before a failure to reach a host counts against it, some other feed's host must
/// be reachable: one that has just answered, or one that accepts a connection. While none is, nobody is polled and nothing is counted;
/// the machine looks again soon, at few hosts. Thread-safe.
/// </summary>
internal sealed partial class NetworkWatch : IDisposable
{
    private const int Witnesses = 3;
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);

    private readonly FeedList _feeds;
    private readonly Dialer _dialer;
    private readonly TimeProvider _time;
    private readonly ILogger<NetworkWatch> _logger;
    private readonly SemaphoreSlim _asking = new(1);
    private readonly Lock _lock = new();
    private (string Host, DateTimeOffset At) _answered;
    private DateTimeOffset? _downSince;
    private DateTimeOffset _nextLook;
    private TimeSpan _wait = FirstLook;

    /// <param name="feeds">The feeds, whose hosts are the witnesses.</param>
    /// <param name="dialer">How hosts are reached.</param>
    /// <param name="time">Real time: the network does not follow the machine's clock.</param>
    /// <param name="logger">Gets one line when the network goes and one when it comes back.</param>
    public NetworkWatch(FeedList feeds, Dialer dialer, TimeProvider time, ILogger<NetworkWatch> logger) =>
        (_feeds, _dialer, _time, _logger) = (feeds, dialer, time, logger);

    /// <summary>How long to wait before the next look; zero while the network is up.</summary>
    public TimeSpan Wait
    {
        get { lock (_lock) return _downSince is null ? TimeSpan.Zero : _nextLook - _time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(100); }
    }

    /// <summary>Some host has answered, whatever it said.</summary>
    public void Answered(string host)
    {
        lock (_lock) _answered = (host, _time.GetUtcNow());
        End();
    }

    /// <summary>While the network was down: whether it still is. Only one caller looks; the others are told what is known.</summary>
    public async Task<bool> IsStillDownAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_downSince is null) return false;
            if (_time.GetUtcNow() < _nextLook) return true;
        }

        return await AskAsync("", cancellationToken);
    }

    /// <summary>Whether a failure says nothing about its host, because no other can be reached either.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="outcome">What went wrong.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<bool> IsDownAsync(FeedConfig feed, FetchOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.Failure is not (FeedFailure.Dns or FeedFailure.Connection or FeedFailure.Timeout) || outcome.Status != 0 || !IsOnNetwork(feed)) return false;
        lock (_lock)
        {
            if (_downSince is not null && _time.GetUtcNow() < _nextLook) return true;
            if (_answered.Host is { } host && host != feed.Url.Host && _time.GetUtcNow() - _answered.At < (outcome.IsOffline ? FirstLook : Recent)) return false;
        }

        return await AskAsync(feed.Url.Host, cancellationToken) && (outcome.IsOffline || WitnessesFor(feed.Url.Host).Any());
    }

    public void Dispose() => _asking.Dispose();

    private static bool IsOnNetwork(FeedConfig feed) => feed.Url.Scheme is "http" or "https" && !feed.Url.IsLoopback;

    /// <summary>Looks; true where no witness can be reached.</summary>
    private async Task<bool> AskAsync(string suspect, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            lock (_lock)
            {
                // Somebody else has looked while this one waited.
                if (_downSince is not null && _time.GetUtcNow() < _nextLook) return true;
                if (_answered.Host is { } host && host != suspect && _time.GetUtcNow() - _answered.At < FirstLook) return false;
            }

            foreach (var witness in WitnessesFor(suspect).Take(Witnesses))
            {
                if (!await AcceptsAsync(witness, cancellationToken)) continue;
                Answered(witness.Url.Host);
                return false;
            }

            Begin();
            return true;
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <summary>Feeds of other hosts, each look at others first.</summary>
    private IEnumerable<FeedConfig> WitnessesFor(string suspect)
    {
        var hosts = _feeds.Feeds.Where(feed => feed.Enabled && IsOnNetwork(feed) && !feed.Url.Host.Equals(suspect, StringComparison.OrdinalIgnoreCase)).DistinctBy(feed => feed.Url.Host, StringComparer.OrdinalIgnoreCase).ToList();
        var first = hosts.Count == 0 ? 0 : (int)(_time.GetUtcNow().ToUnixTimeSeconds() % hosts.Count);
        return hosts.Skip(first).Concat(hosts.Take(first));
    }

    /// <summary>A connection and nothing more: nobody is asked for anything.</summary>
    private async Task<bool> AcceptsAsync(FeedConfig feed, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var addresses = await _dialer.ResolveAsync(feed.Url.IdnHost, patience.Token);
            IPAddress[] allowed = feed.AllowPrivateNetwork ? addresses : Array.FindAll(addresses, PublicAddress.Is);
            if (allowed.Length == 0) return false;
            using var socket = await _dialer.ConnectAsync(allowed, feed.Url.Port, patience.Token);
            return true;
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return false;
        }
    }

    private void Begin()
    {
        bool isNew;
        lock (_lock)
        {
            var now = _time.GetUtcNow();
            isNew = _downSince is null;
            _downSince ??= now;
            _wait = isNew ? FirstLook : _wait * 2 < LongestLook ? _wait * 2 : LongestLook;
            _nextLook = now + _wait;
        }

        if (isNew) Down();
    }

    private void End()
    {
        TimeSpan down;
        lock (_lock)
        {
            if (_downSince is not { } since) return;
            down = _time.GetUtcNow() - since;
            _downSince = null;
            _wait = FirstLook;
        }

        Back(Math.Round(down.TotalSeconds));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The network seems to be down: no feed's host can be reached. Nothing is counted against them; all are polled when it is back")]
    private partial void Down();

    [LoggerMessage(Level = LogLevel.Information, Message = "The network is back after {Seconds} s; feeds that waited are polled now")]
    private partial void Back(double seconds);
}

using System.Collections.Concurrent;

namespace InformationMachine.Feeds;

/// <summary>
/// How many polls run at once, in all and against one host, and how close upon each other a host sees them begin. A poll waits for its
/// hosts first and only then takes a place among all, so that a crowded host holds up nobody else. Feeds that have been failing get
/// only a part of the places: however long they hang, those that work find a free one. Thread-safe.
/// </summary>
internal sealed class HostGates : IDisposable
{
    private readonly ConcurrentDictionary<string, Gate> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _all;
    private readonly SemaphoreSlim _failing;
    private readonly int _perHost;
    private readonly TimeSpan _gap;
    private readonly TimeProvider _network;

    /// <param name="options">The limits.</param>
    /// <param name="network">Real time: what a host sees does not follow the machine's clock.</param>
    public HostGates(FeedOptions options, TimeProvider? network = null)
    {
        _all = new SemaphoreSlim(options.Concurrency);
        _failing = new SemaphoreSlim(Math.Max(1, options.Concurrency / 2));
        _perHost = options.ConcurrencyPerHost;
        _gap = options.HostGap;
        _network = network ?? TimeProvider.System;
    }

    /// <summary>Runs <paramref name="poll"/> once all gates let it through.</summary>
    /// <param name="feed">The feed, with the hosts it leads to.</param>
    /// <param name="poll">The poll.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<T> PassAsync<T>(DueFeed feed, Func<Task<T>> poll, CancellationToken cancellationToken)
    {
        var held = new Stack<SemaphoreSlim>();
        try
        {
            foreach (var host in feed.Hosts)
            {
                var gate = _hosts.GetOrAdd(host, name => new Gate(name, _perHost));
                if (feed.IsFailing) await TakeAsync(gate.Failing, held, cancellationToken);
                await TakeAsync(gate.Places, held, cancellationToken);
                if (!feed.IsLoopback) await gate.KeepDistanceAsync(_gap, _network, cancellationToken);
            }

            if (feed.IsFailing) await TakeAsync(_failing, held, cancellationToken);
            await TakeAsync(_all, held, cancellationToken);
            return await poll();
        }
        finally
        {
            while (held.TryPop(out var place)) place.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _hosts.Values) gate.Dispose();
        _failing.Dispose();
        _all.Dispose();
    }

    private static async Task TakeAsync(SemaphoreSlim place, Stack<SemaphoreSlim> held, CancellationToken cancellationToken)
    {
        await place.WaitAsync(cancellationToken);
        held.Push(place);
    }

    /// <summary>One host.</summary>
    private sealed class Gate(string host, int places) : IDisposable
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _next;
        private long _draws;

        public SemaphoreSlim Places { get; } = new(places);

        public SemaphoreSlim Failing { get; } = new(Math.Max(1, places - 1));

        /// <summary>Waits for this poll's turn: dispatch itself is spread, or a backlog would arrive as a burst.</summary>
        public Task KeepDistanceAsync(TimeSpan gap, TimeProvider time, CancellationToken cancellationToken)
        {
            if (gap == TimeSpan.Zero) return Task.CompletedTask;
            TimeSpan wait;
            lock (_lock)
            {
                var now = time.GetUtcNow();
                // A clock set back must not close the gate.
                if (_next < now || _next > now + (gap * 2 * places)) _next = now;
                wait = _next - now;
                _next += gap * (0.5 + Jitter.Share(host, _draws++));
            }

            return wait > TimeSpan.Zero ? Task.Delay(wait, time, cancellationToken) : Task.CompletedTask;
        }

        public void Dispose()
        {
            Places.Dispose();
            Failing.Dispose();
        }
    }
}

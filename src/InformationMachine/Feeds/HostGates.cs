using System.Collections.Concurrent;

namespace InformationMachine.Feeds;

/// <summary>
/// How many polls run at once, in all and against one host, and which hosts have asked for a pause. A poll waits for its host first
/// and only then takes a place among all, so that a crowded host holds up nobody else. Thread-safe.
/// </summary>
internal sealed class HostGates : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _pauses = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _all;
    private readonly int _perHost;

    public HostGates(FeedOptions options)
    {
        _all = new SemaphoreSlim(options.Concurrency);
        _perHost = options.ConcurrencyPerHost;
    }

    /// <summary>No feed of the host is polled before this time.</summary>
    public DateTimeOffset PausedUntil(string host) => _pauses.GetValueOrDefault(host);

    public void Pause(string host, DateTimeOffset until) => _pauses.AddOrUpdate(host, until, (_, before) => before > until ? before : until);

    /// <summary>Runs <paramref name="poll"/> once both gates let it through.</summary>
    public async Task<T> PassAsync<T>(string host, Func<Task<T>> poll, CancellationToken cancellationToken)
    {
        var gate = _hosts.GetOrAdd(host, _ => new SemaphoreSlim(_perHost));
        await gate.WaitAsync(cancellationToken);
        try
        {
            await _all.WaitAsync(cancellationToken);
            try
            {
                return await poll();
            }
            finally
            {
                _all.Release();
            }
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _hosts.Values) gate.Dispose();
        _all.Dispose();
    }
}

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// After five wrong passwords in a row a name is locked for a quarter of an hour for the address they came from, so that a stranger
/// cannot lock its owner out; after fifty from anywhere, for all. Known and unknown names alike. Thread-safe.
/// </summary>
internal sealed class Lockout(TimeProvider clock)
{
    private const int Tries = 5;
    private const int TriesFromAnywhere = 50;
    private const int MaximumEntries = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Name, string? Caller), (int Failures, DateTimeOffset Last)> _failures = [];

    public bool IsLocked(string name, string caller)
    {
        lock (_lock) return Count((Key(name), caller)) >= Tries || Count((Key(name), null)) >= TriesFromAnywhere;
    }

    public void Failed(string name, string caller)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_failures.Count >= MaximumEntries)
            {
                foreach (var old in _failures.Where(pair => now - pair.Value.Last >= Pause).Select(pair => pair.Key).ToList()) _failures.Remove(old);
            }

            Add((Key(name), caller), now);
            Add((Key(name), null), now);
        }
    }

    public void Succeeded(string name, string caller)
    {
        lock (_lock)
        {
            _failures.Remove((Key(name), caller));
            _failures.Remove((Key(name), null));
        }
    }

    private static string Key(string name) => name.ToUpperInvariant();

    private int Count((string, string?) key) => _failures.TryGetValue(key, out var known) && clock.GetUtcNow() - known.Last < Pause ? known.Failures : 0;

    private void Add((string, string?) key, DateTimeOffset now)
    {
        var failures = Count(key);
        if (_failures.Count < MaximumEntries || failures > 0) _failures[key] = (failures + 1, now);
    }
}

namespace InformationMachine.Desk.Accounts;

/// <summary>After five wrong passwords in a row a name is locked for a quarter of an hour, known or not. Thread-safe.</summary>
internal sealed class Lockout(TimeProvider clock)
{
    private const int Tries = 5;
    private const int MaximumNames = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Failures, DateTimeOffset Last)> _names = new(StringComparer.OrdinalIgnoreCase);

    public bool IsLocked(string name)
    {
        lock (_lock) return _names.TryGetValue(name, out var known) && known.Failures >= Tries && clock.GetUtcNow() - known.Last < Pause;
    }

    public void Failed(string name)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_names.Count >= MaximumNames)
            {
                foreach (var old in _names.Where(pair => now - pair.Value.Last >= Pause).Select(pair => pair.Key).ToList()) _names.Remove(old);
            }

            var failures = _names.TryGetValue(name, out var known) && now - known.Last < Pause ? known.Failures : 0;
            if (_names.Count < MaximumNames || failures > 0) _names[name] = (failures + 1, now);
        }
    }

    public void Succeeded(string name)
    {
        lock (_lock) _names.Remove(name);
    }
}

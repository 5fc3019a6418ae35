namespace InformationMachine.Desk.Accounts;

/// <summary>How often something failed lately, by key; of too many keys the one that failed longest ago goes. Not thread-safe.</summary>
internal sealed class FailureTable(TimeProvider clock, TimeSpan pause, int capacity)
{
    private readonly Dictionary<(string, string?), LinkedListNode<Entry>> _entries = [];

    /// <summary>By their last failure, the oldest first.</summary>
    private readonly LinkedList<Entry> _order = new();

    /// <summary>Whether a new key pushes out another one.</summary>
    public bool IsFull
    {
        get
        {
            Expire();
            return _entries.Count >= capacity;
        }
    }

    public int Count((string, string?) key)
    {
        Expire();
        return _entries.TryGetValue(key, out var known) ? known.Value.Failures : 0;
    }

    public void Add((string, string?) key)
    {
        var failures = Count(key);
        Remove(key);
        if (_entries.Count >= capacity) Remove(_order.First!.Value.Key);
        _entries[key] = _order.AddLast(new Entry(key, failures + 1, clock.GetUtcNow()));
    }

    public void Remove((string, string?) key)
    {
        if (_entries.Remove(key, out var known)) _order.Remove(known);
    }

    private void Expire()
    {
        var now = clock.GetUtcNow();
        while (_order.First is { } oldest && (now - oldest.Value.Last).Duration() >= pause) Remove(oldest.Value.Key);
    }

    private sealed record Entry((string Name, string? Caller) Key, int Failures, DateTimeOffset Last);
}

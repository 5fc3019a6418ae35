namespace InformationMachine.Desk.Accounts;

/// <summary>
/// After five wrong passwords in a row a name is locked for a quarter of an hour for the network they came from, so that a stranger
/// cannot lock its owner out; after fifty from anywhere, for all. Names of accounts are always counted. Made-up ones are counted alike,
/// as many as fit: the oldest goes, and while they are that many everybody waits a little. Thread-safe.
/// </summary>
internal sealed class Lockout(TimeProvider clock, Func<string, bool> isAccount)
{
    /// <summary>Made-up names, or names with a network, that are remembered.</summary>
    public const int MaximumMadeUp = 10_000;

    private const int Tries = 5;
    private const int TriesFromAnywhere = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Slowdown = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly FailureTable _accounts = new(clock, Pause, int.MaxValue);
    private readonly FailureTable _madeUp = new(clock, Pause, MaximumMadeUp);

    /// <summary>How long everybody waits before a verdict.</summary>
    public TimeSpan Delay
    {
        get
        {
            lock (_lock) return _madeUp.IsFull ? Slowdown : TimeSpan.Zero;
        }
    }

    /// <summary>Whether a try would be refused.</summary>
    public bool IsLocked(string name, string caller)
    {
        lock (_lock) return Table(name).Count((Key(name), caller)) >= Tries || Table(name).Count((Key(name), null)) >= TriesFromAnywhere;
    }

    /// <summary>Counts a try before its verdict, as one that failed; false where the name is locked. However many come at once, no more pass than may.</summary>
    public bool Try(string name, string caller)
    {
        lock (_lock)
        {
            if (IsLocked(name, caller)) return false;
            Table(name).Add((Key(name), caller));
            Table(name).Add((Key(name), null));
            return true;
        }
    }

    /// <summary>The try was right: nothing is held against the name any more.</summary>
    public void Succeeded(string name, string caller)
    {
        lock (_lock)
        {
            Table(name).Remove((Key(name), caller));
            Table(name).Remove((Key(name), null));
        }
    }

    private static string Key(string name) => name.ToUpperInvariant();

    // An account is tried at most fifty times in a pause, so its table is bounded by the accounts there are.
    private FailureTable Table(string name) => isAccount(name) ? _accounts : _madeUp;
}

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The lockout of one process. Names of accounts are always counted. Made-up ones are counted alike, as many as fit: the oldest goes, and
/// while they are that many everybody waits a little. Thread-safe.
/// </summary>
internal sealed class Lockout(TimeProvider clock, Func<string, bool> isAccount) : ILockout
{
    /// <summary>Made-up names, or names with a network, that are remembered.</summary>
    public const int MaximumMadeUp = 10_000;

    /// <summary>So many wrong passwords from one network lock a name for it.</summary>
    public const int Tries = 5;

    /// <summary>So many from anywhere lock it for all.</summary>
    public const int TriesFromAnywhere = 50;

    /// <summary>How long after the last wrong password a name is locked.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>How long everybody waits while there are too many made-up names.</summary>
    public static readonly TimeSpan Slowdown = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly FailureTable _accounts = new(clock, Pause, int.MaxValue);
    private readonly FailureTable _madeUp = new(clock, Pause, MaximumMadeUp);

    /// <inheritdoc/>
    public TimeSpan Delay
    {
        get
        {
            lock (_lock) return _madeUp.IsFull ? Slowdown : TimeSpan.Zero;
        }
    }

    /// <inheritdoc/>
    public bool IsLocked(string name, string caller)
    {
        lock (_lock) return Table(name).Count((Key(name), caller)) >= Tries || Table(name).Count((Key(name), null)) >= TriesFromAnywhere;
    }

    /// <inheritdoc/>
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

    /// <inheritdoc/>
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

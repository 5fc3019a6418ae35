using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Store;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The lockout of all desks on one database: who has been locked at one is at all. Names are counted by their hashes, since people type passwords
/// where a name belongs. Thread-safe.
/// </summary>
internal sealed class SharedLockout(IFailureCounts counts, Func<string, bool> isAccount) : ILockout
{
    /// <inheritdoc/>
    public TimeSpan Delay => counts.IsFull(Lockout.Pause, Lockout.MaximumMadeUp) ? Lockout.Slowdown : TimeSpan.Zero;

    /// <inheritdoc/>
    public bool IsLocked(string name, string caller) => counts.IsReached(Limits(name, caller), Lockout.Pause);

    /// <inheritdoc/>
    public bool Try(string name, string caller) => counts.TryAdd(Limits(name, caller), Lockout.Pause, isAccount(name) ? null : Lockout.MaximumMadeUp);

    /// <inheritdoc/>
    public void Succeeded(string name, string caller) => counts.Forget([.. Limits(name, caller).Select(limit => limit.Key)]);

    /// <summary>The name alone first: tries of one name wait for each other there, and never for one that waits for them.</summary>
    private static FailureLimit[] Limits(string name, string caller) => [new(Key(name, ""), Lockout.TriesFromAnywhere), new(Key(name, caller), Lockout.Tries)];

    private static string Key(string name, string caller) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{name.ToUpperInvariant()}\n{caller}")));
}

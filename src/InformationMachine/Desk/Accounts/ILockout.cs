namespace InformationMachine.Desk.Accounts;

/// <summary>
/// After five wrong passwords in a row a name is locked for a quarter of an hour for the network they came from, so that a stranger
/// cannot lock its owner out; after fifty from anywhere, for all. Made-up names are counted like those of accounts. Thread-safe.
/// </summary>
internal interface ILockout
{
    /// <summary>How long everybody waits before a verdict.</summary>
    TimeSpan Delay { get; }

    /// <summary>Whether a try would be refused.</summary>
    bool IsLocked(string name, string caller);

    /// <summary>Counts a try before its verdict, as one that failed; false where the name is locked. However many come at once, no more pass than may.</summary>
    bool Try(string name, string caller);

    /// <summary>The try was right: nothing is held against the name any more.</summary>
    void Succeeded(string name, string caller);
}

namespace InformationMachine.Data.Store;

/// <summary>How often something failed lately, by key and over all processes on one database. A count ends a while after the last failure. Thread-safe.</summary>
public interface IFailureCounts
{
    /// <summary>Whether one of these has reached its limit.</summary>
    /// <param name="limits">What is counted.</param>
    /// <param name="pause">How long after its last failure a count ends.</param>
    bool IsReached(IReadOnlyList<FailureLimit> limits, TimeSpan pause);

    /// <summary>Counts a failure for each; false where one has reached its limit, and then none is counted. However many come at once, no more pass than may.</summary>
    /// <param name="limits">What is counted, always in the same order.</param>
    /// <param name="pause">How long after its last failure a count ends.</param>
    /// <param name="kept">How many keys that may be made up are kept; null where these are no such keys.</param>
    bool TryAdd(IReadOnlyList<FailureLimit> limits, TimeSpan pause, int? kept);

    /// <summary>Ends counts.</summary>
    /// <param name="keys">What was counted.</param>
    void Forget(IReadOnlyList<string> keys);

    /// <summary>Whether there are as many keys that may be made up as are kept.</summary>
    /// <param name="pause">How long after its last failure a count ends.</param>
    /// <param name="kept">How many are kept.</param>
    bool IsFull(TimeSpan pause, int kept);
}

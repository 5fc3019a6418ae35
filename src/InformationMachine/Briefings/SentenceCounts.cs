using System.Collections.Concurrent;
using InformationMachine.Briefings.Claims;

namespace InformationMachine.Briefings;

/// <summary>How many sentences each rule has left out since the start, a sentence once for each version it was read for. Thread-safe.</summary>
internal sealed class SentenceCounts
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>By rule, in the order of their ids.</summary>
    public IEnumerable<KeyValuePair<string, long>> ByRule() => _counts.OrderBy(rule => rule.Key, StringComparer.Ordinal);

    public void Add(SentenceLedger ledger)
    {
        foreach (var (rule, count) in ledger.ByRule()) _counts.AddOrUpdate(rule, count, (_, before) => before + count);
    }
}

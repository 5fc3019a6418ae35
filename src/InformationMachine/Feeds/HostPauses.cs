using System.Collections.Concurrent;
using InformationMachine.Data.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>
/// Which hosts have asked to be left alone, and until when, by all their feeds. Each pause in a row is twice as long as asked for.
/// Pauses are kept in the cursors of the feeds that were told, so a restart does not forget them. Thread-safe.
/// </summary>
internal sealed class HostPauses
{
    private const int MaximumDoublings = 6;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Until, int Streak)> _hosts = new(StringComparer.OrdinalIgnoreCase);
    private readonly TimeSpan _longest;

    public HostPauses(FeedOptions options) => _longest = options.MaximumInterval;

    /// <summary>The pauses that stored cursors tell of, by host.</summary>
    public static IReadOnlyDictionary<string, DateTimeOffset> Of(IEnumerable<FeedState> states) => states
        .Where(state => state is { Host: not null, HostPausedUntil: not null })
        .GroupBy(state => state.Host!, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(host => host.Key, host => host.Max(state => state.HostPausedUntil!.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Takes over what is stored, where it is later than what is known. Neither lasts longer from now than any pause may: what was noted
    /// while the clock was ahead would silence a host until then.
    /// </summary>
    /// <param name="states">The stored cursors.</param>
    /// <param name="now">The machine's time.</param>
    /// <param name="longest">The longest interval of any feed; null for the settings' own.</param>
    public void Restore(IEnumerable<FeedState> states, DateTimeOffset now, TimeSpan? longest = null)
    {
        foreach (var (host, until) in Of(states)) _hosts.AddOrUpdate(host, (until, 1), (_, known) => known.Until < until ? (until, Math.Max(known.Streak, 1)) : known);
        var latest = now + (longest > _longest ? longest.Value : _longest);
        foreach (var (host, pause) in _hosts.Where(host => host.Value.Until > latest)) _hosts.TryUpdate(host, (latest, pause.Streak), pause);
    }

    /// <summary>An operator knows better: the host is asked again at once.</summary>
    public void Lift(string host) => _hosts.TryRemove(host, out _);

    /// <summary>No feed of the host is polled before this time.</summary>
    public DateTimeOffset Until(string host) => _hosts.TryGetValue(host, out var pause) ? pause.Until : default;

    /// <summary>
    /// How long an answer asks its host to be left alone, by all its feeds; null where it does not. A 429 always speaks of whoever asks, and
    /// without a time it means the usual pause between polls; a 503 without a time to come back speaks of one feed.
    /// </summary>
    /// <param name="outcome">The answer.</param>
    /// <param name="usual">The usual pause between polls.</param>
    public static TimeSpan? AskedFor(FetchOutcome outcome, TimeSpan usual) =>
        outcome.Failure == FeedFailure.Throttled && (outcome.Status == 429 || outcome.RetryAfter is not null) ? outcome.RetryAfter ?? usual : null;

    /// <summary>A host asks for a pause; returns until when it gets one.</summary>
    /// <param name="host">The host.</param>
    /// <param name="pause">How long it asks for.</param>
    /// <param name="now">The machine's time.</param>
    public DateTimeOffset Begin(string host, TimeSpan pause, DateTimeOffset now) => _hosts.AddOrUpdate(
        host,
        _ => (now + pause, 1),
        (_, before) =>
        {
            // Answers to polls that were under way when the pause began repeat it; they do not make it longer.
            if (before.Until > now) return (before.Until > now + pause ? before.Until : now + pause, before.Streak);
            var longer = pause * Math.Pow(2, Math.Min(before.Streak, MaximumDoublings));
            var limit = pause > _longest ? pause : _longest;
            return (now + (longer < limit ? longer : limit), before.Streak + 1);
        }).Until;

    /// <summary>The host serves again.</summary>
    public void End(string host)
    {
        if (_hosts.TryGetValue(host, out var pause) && pause.Streak > 0) _hosts.TryUpdate(host, (pause.Until, 0), pause);
    }
}

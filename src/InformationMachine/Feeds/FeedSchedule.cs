using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>
/// When a feed is polled next: pure arithmetic. A feed is never asked more often than its interval; it waits longer while it brings
/// little, where its publisher says so, and ever longer while it fails.
/// </summary>
internal sealed class FeedSchedule
{
    /// <summary>Every due time is put off by up to this share of the wait, so that feeds added together do not stay together.</summary>
    private const double Spread = 0.1;

    private const int MaximumDoublings = 16;
    private const int HoursOfWeek = 7 * 24;

    private readonly FeedOptions _options;

    public FeedSchedule(FeedOptions options) => _options = options;

    /// <summary>After a poll that reached the feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="state">What is known of it, this poll included.</param>
    /// <param name="now">The time of the poll.</param>
    /// <param name="hints">How long the publisher suggests to wait (freshness, ttl); absent ones are null.</param>
    public DateTimeOffset AfterSuccess(FeedConfig feed, FeedState state, DateTimeOffset now, params ReadOnlySpan<TimeSpan?> hints)
    {
        var wait = Longer(Interval(feed), Quietness(feed, state, now));
        foreach (var hint in hints) wait = Longer(wait, hint);
        return OutsideSkipped(state, now + Spreading(feed, state, Clamp(feed, wait)));
    }

    /// <summary>After a poll that failed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="state">What is known of it, this poll and its failure included.</param>
    /// <param name="now">The time of the poll.</param>
    /// <param name="retryAfter">What the publisher asked for.</param>
    public DateTimeOffset AfterFailure(FeedConfig feed, FeedState state, DateTimeOffset now, TimeSpan? retryAfter)
    {
        var wait = Interval(feed) * Math.Pow(2, Math.Clamp(state.FailureStreak - 1, 0, MaximumDoublings));
        return now + Spreading(feed, state, Clamp(feed, Longer(wait, retryAfter)));
    }

    /// <summary>
    /// A due time read from the store, as far as the settings allow it: it may have been noted while the clock was ahead, or by an
    /// operator who allowed more.
    /// </summary>
    public DateTimeOffset Credible(FeedConfig feed, FeedState state, DateTimeOffset due, DateTimeOffset now)
    {
        var longest = Clamp(feed, TimeSpan.MaxValue) * (1 + Spread);
        if (state.Polls <= 1) longest += Interval(feed);
        if (state is not { SkippedHours: 0, SkippedDays: 0 }) longest += TimeSpan.FromHours(HoursOfWeek);
        return due > now + longest ? now + longest : due;
    }

    /// <summary>
    /// A feed that brings a post a day need not be asked every hour. Its rate says how long the next post takes; right after one, when
    /// corrections and follow-ups come, and while no rate is known, the silence so far says it. A publisher without validators pays for
    /// each poll with the whole document, and is asked a quarter as often.
    /// </summary>
    private TimeSpan? Quietness(FeedConfig feed, FeedState state, DateTimeOffset now)
    {
        if (_options.PollsPerPost == 0 || feed.Interval is not null) return null;
        var silence = state.LastNewsAt is { } news ? now - news : _options.MinimumInterval * Math.Min(state.Polls, 1000);
        var expected = state.PostRate > 1e-6 ? TimeSpan.FromDays(1 / state.PostRate) : TimeSpan.MaxValue;
        var isCheap = state.ETag is not null || state.LastModified is not null || state.Cursor is not null;
        return (silence < expected ? silence : expected) / Math.Max(1, isCheap ? _options.PollsPerPost : _options.PollsPerPost / 4);
    }

    /// <summary>The usual pause between two polls of a feed.</summary>
    public TimeSpan Interval(FeedConfig feed) => feed.Interval ?? _options.MinimumInterval;

    /// <summary>Nobody waits longer than the longest interval, except a feed whose operator wants it so.</summary>
    public TimeSpan Clamp(FeedConfig feed, TimeSpan wait)
    {
        var longest = Longer(_options.MaximumInterval, Interval(feed));
        return wait > longest ? longest : wait;
    }

    private static TimeSpan Longer(TimeSpan a, TimeSpan? b) => b > a ? b.Value : a;

    /// <summary>After the first poll by up to a whole interval: thousands of feeds imported at once are then spread over it.</summary>
    private TimeSpan Spreading(FeedConfig feed, FeedState state, TimeSpan wait) =>
        wait + ((state.Polls <= 1 ? Longer(Interval(feed), wait * Spread) : wait * Spread) * Jitter.Share(state.Id.Value, state.Polls));

    /// <summary>The first time from the given one on that lies in no skipped hour or day; a document that skips them all is not heeded.</summary>
    private static DateTimeOffset OutsideSkipped(FeedState state, DateTimeOffset due)
    {
        if (state is { SkippedHours: 0, SkippedDays: 0 }) return due;
        for (var hours = 0; hours < HoursOfWeek; hours++)
        {
            var at = due.AddHours(hours).UtcDateTime;
            if ((state.SkippedHours >> at.Hour & 1) == 0 && (state.SkippedDays >> (int)at.DayOfWeek & 1) == 0) return due.AddHours(hours);
        }

        return due;
    }
}

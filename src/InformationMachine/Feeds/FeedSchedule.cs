using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>
/// When a feed is polled next: pure arithmetic. A feed is never asked more often than its interval, waits longer where its publisher
/// says so, and ever longer while it fails.
/// </summary>
internal sealed class FeedSchedule
{
    /// <summary>Every due time is put off by up to this share of the wait, so that feeds added together do not stay together.</summary>
    private const double Jitter = 0.1;

    /// <summary>A permanent redirect is believed after this long; before, it may be a maintenance page.</summary>
    public static readonly TimeSpan MoveIsBelievedAfter = TimeSpan.FromDays(7);

    private const int MaximumDoublings = 16;

    private readonly FeedOptions _options;

    public FeedSchedule(FeedOptions options) => _options = options;

    /// <summary>After a poll that reached the feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="polls">How often it was polled: varies the jitter.</param>
    /// <param name="now">The time of the poll.</param>
    /// <param name="hints">How long the publisher suggests to wait (freshness, ttl); absent ones are null.</param>
    public DateTimeOffset AfterSuccess(FeedConfig feed, long polls, DateTimeOffset now, params ReadOnlySpan<TimeSpan?> hints)
    {
        var wait = Interval(feed);
        foreach (var hint in hints)
        {
            if (hint > wait) wait = hint.Value;
        }

        return now + Spread(feed.Id, polls, Clamp(feed, wait));
    }

    /// <summary>After a poll that failed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="polls">How often it was polled: varies the jitter.</param>
    /// <param name="now">The time of the poll.</param>
    /// <param name="streak">Failures in a row, this one included.</param>
    /// <param name="retryAfter">What the publisher asked for.</param>
    public DateTimeOffset AfterFailure(FeedConfig feed, long polls, DateTimeOffset now, int streak, TimeSpan? retryAfter)
    {
        var wait = Clamp(feed, Interval(feed) * Math.Pow(2, Math.Clamp(streak - 1, 0, MaximumDoublings)));
        if (retryAfter > wait) wait = Clamp(feed, retryAfter.Value);
        return now + Spread(feed.Id, polls, wait);
    }

    /// <summary>How long a host is left alone after it asked for a pause, all its feeds included.</summary>
    public TimeSpan HostPause(FeedConfig feed, TimeSpan? retryAfter) => Clamp(feed, retryAfter ?? Interval(feed));

    private TimeSpan Interval(FeedConfig feed) => feed.Interval ?? _options.MinimumInterval;

    /// <summary>Nobody waits longer than the longest interval, except a feed whose operator wants it so.</summary>
    private TimeSpan Clamp(FeedConfig feed, TimeSpan wait)
    {
        var longest = Interval(feed) > _options.MaximumInterval ? Interval(feed) : _options.MaximumInterval;
        return wait > longest ? longest : wait;
    }

    private static TimeSpan Spread(FeedId feed, long polls, TimeSpan wait)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{feed.Value}/{polls}"), hash);
        var fraction = BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
        return wait + (wait * (Jitter * fraction));
    }
}

using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>What a poll teaches about its feed: pure. From the cursor before and the reading comes the cursor after.</summary>
internal sealed class CursorPolicy
{
    /// <summary>A permanent redirect is believed after this long; before, it may be a maintenance page.</summary>
    public static readonly TimeSpan MoveIsBelievedAfter = TimeSpan.FromDays(7);

    /// <summary>And only if so many polls in a row have met it: a week in which the machine was off proves nothing.</summary>
    public const int PollsUntilMoveIsBelieved = 5;

    /// <summary>An adopted address that fails this often in a row gives way to the configured one.</summary>
    private const int FailuresUntilMoveIsDoubted = 3;

    private const double RateDays = 7;

    private readonly FeedSchedule _schedule;

    public CursorPolicy(FeedOptions options) => _schedule = new FeedSchedule(options);

    /// <summary>The cursor to poll with: a feed that has moved to another configured URL starts with a clean one, but keeps its history.</summary>
    public static FeedState Current(FeedConfig feed, FeedState? state)
    {
        if (state is null) return new FeedState { Id = feed.Id };
        if (state.Url is null || state.Url == feed.Url.AbsoluteUri) return state;
        return new FeedState
        {
            Id = feed.Id,
            Title = state.Title,
            LastPollAt = state.LastPollAt,
            LastSuccessAt = state.LastSuccessAt,
            LastNewsAt = state.LastNewsAt,
            Failure = state.Failure,
            FailureStreak = state.FailureStreak,
            PostRate = state.PostRate,
            EditsSince = state.EditsSince,
            EditedBytes = state.EditedBytes,
            Polls = state.Polls,
            Posts = state.Posts,
        };
    }

    /// <summary>After a poll that failed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="before">Its cursor before.</param>
    /// <param name="outcome">What went wrong.</param>
    /// <param name="now">The time of the poll.</param>
    public FeedState Failed(FeedConfig feed, FeedState before, FetchOutcome outcome, DateTimeOffset now)
    {
        var state = Polled(feed, before, outcome, now) with
        {
            Failure = outcome.Failure,
            LastError = outcome.Error,
            FailureStreak = before.FailureStreak + 1,
        };
        state = Doubt(state) with { Muted = outcome.Failure == FeedFailure.Gone && before.AdoptedUrl is null };
        return state with { NextPollAt = _schedule.AfterFailure(feed, state, now, outcome.RetryAfter) };
    }

    /// <summary>After a poll that reached the feed.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="before">Its cursor before.</param>
    /// <param name="reading">What was read.</param>
    /// <param name="arrivals">What of it was new.</param>
    /// <param name="now">The time of the poll.</param>
    public FeedState Succeeded(FeedConfig feed, FeedState before, SourceReading reading, Arrivals arrivals, DateTimeOffset now)
    {
        var outcome = reading.Outcome;
        var document = reading.Feed;
        var state = Polled(feed, before, outcome, now) with
        {
            // A 304 may repeat its validators or leave them out; a document without them leaves nothing to ask by.
            ETag = outcome.ETag ?? (outcome.NotModified ? before.ETag : null),
            LastModified = outcome.LastModified ?? (outcome.NotModified ? before.LastModified : null),
            ContentHash = reading.Truncation is not null ? null : reading.ContentHash ?? before.ContentHash,
            Cursor = reading.Cursor ?? before.Cursor,
            Title = document is null ? before.Title : PostNormalizer.TitleOf(document) ?? before.Title,
            SuggestedInterval = document is null ? before.SuggestedInterval : document.SuggestedInterval,
            SkippedHours = document?.SkippedHours ?? before.SkippedHours,
            SkippedDays = document?.SkippedDays ?? before.SkippedDays,
            LastSuccessAt = now,
            LastNewsAt = arrivals.IsEmpty ? before.LastNewsAt : now,
            PostRate = Rate(before, arrivals, now),
            Posts = before.Posts + arrivals.Added.Length,
            Failure = reading.Truncation is not null ? FeedFailure.Truncated : FeedFailure.None,
            LastError = reading.Truncation,
            FailureStreak = reading.Truncation is not null ? before.FailureStreak + 1 : 0,
            Muted = false,
        };
        // Edits that wait are in a document that may not change again: it is read anew at the next poll.
        if (arrivals.PassedOver > 0) state = state with { ETag = null, LastModified = null, ContentHash = null };
        state = Follow(feed, state, outcome.MovedTo, now);
        return state with { NextPollAt = _schedule.AfterSuccess(feed, state, now, outcome.Freshness, outcome.RetryAfter, state.SuggestedInterval) };
    }

    /// <summary>How long the feed's host is to be left alone by all its feeds, within what the settings allow; null where it has not asked.</summary>
    public TimeSpan? HostPause(FeedConfig feed, FetchOutcome outcome) => HostPauses.AskedFor(outcome, _schedule.Interval(feed)) is { } pause ? _schedule.Clamp(feed, pause) : null;

    /// <summary>A due time read from the store, no later than the settings allow.</summary>
    public DateTimeOffset CredibleDue(FeedConfig feed, FeedState state, DateTimeOffset due, DateTimeOffset now) => _schedule.Credible(feed, state, due, now);

    private static FeedState Polled(FeedConfig feed, FeedState before, FetchOutcome outcome, DateTimeOffset now) => before with
    {
        Url = feed.Url.AbsoluteUri,
        LastPollAt = now,
        Polls = before.Polls + 1,
        Host = outcome.FinalUrl?.Host ?? before.Host,
        HostPausedUntil = null,
    };

    /// <summary>Posts a day, each weighing less the longer ago it came; at first, those the document itself dates within the last days.</summary>
    private static double Rate(FeedState before, Arrivals arrivals, DateTimeOffset now)
    {
        var recent = arrivals.Added.Count(post => post.PublishedAt < now && (now - post.PublishedAt).TotalDays < RateDays);
        if (before.Polls == 0 || before.LastPollAt is not { } last) return recent / RateDays;
        return (before.PostRate * Math.Exp(-Math.Max(0, (now - last).TotalDays) / RateDays)) + (arrivals.Added.Length / RateDays);
    }

    /// <summary>Adopts a permanent redirect only after every poll of some days has met the same one; https of the same host at once.</summary>
    private static FeedState Follow(FeedConfig feed, FeedState state, Uri? movedTo, DateTimeOffset now)
    {
        if (movedTo is null) return state with { MovedTo = null, MovedSince = null, MovedPolls = 0 };
        var target = movedTo.AbsoluteUri;
        var isSame = state.MovedTo == target;
        var (since, polls) = (isSame ? state.MovedSince ?? now : now, isSame ? state.MovedPolls + 1 : 1);
        return IsUpgrade(feed.Url, movedTo) || (now - since >= MoveIsBelievedAfter && polls >= PollsUntilMoveIsBelieved && IsAsSafe(feed.Url, movedTo))
            ? state with { AdoptedUrl = target, MovedTo = null, MovedSince = null, MovedPolls = 0 }
            : state with { MovedTo = target, MovedSince = since, MovedPolls = polls };
    }

    private static bool IsUpgrade(Uri from, Uri to) =>
        from.Scheme == "http" && to.Scheme == "https" && to.Host == from.Host && to.IsDefaultPort == from.IsDefaultPort && to.PathAndQuery == from.PathAndQuery;

    /// <summary>What was asked for over https is not given up for http: anybody on the way could have said so.</summary>
    private static bool IsAsSafe(Uri from, Uri to) => from.Scheme == "http" || to.Scheme == "https";

    /// <summary>The new address may be the one that is wrong: the configured one gets another chance before the feed is given up.</summary>
    private static FeedState Doubt(FeedState state)
    {
        if (state.AdoptedUrl is null) return state;
        var isDoubted = state.Failure == FeedFailure.Gone || (state.FailureStreak >= FailuresUntilMoveIsDoubted
            && state.Failure is FeedFailure.NotFound or FeedFailure.NotAFeed or FeedFailure.Dns or FeedFailure.Tls or FeedFailure.Redirect or FeedFailure.Refused or FeedFailure.LoginPage);
        return isDoubted ? state with { AdoptedUrl = null, ETag = null, LastModified = null, ContentHash = null } : state;
    }
}

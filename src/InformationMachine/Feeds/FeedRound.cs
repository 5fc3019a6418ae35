using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.Fetching;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Feeds;

/// <summary>
/// Polls one feed once: reads its source, tells new posts from known and edited ones, and commits them together with the feed's
/// cursor. Every failure becomes the feed's state; only cancellation and a refusing store get through. Thread-safe for different feeds.
/// </summary>
internal sealed partial class FeedRound
{
    private readonly IMachineStore _store;
    private readonly IReadOnlyDictionary<string, IFeedSource> _sources;
    private readonly FeedSchedule _schedule;
    private readonly PostNormalizer _normalizer;
    private readonly ILogger<FeedRound> _logger;

    public FeedRound(IMachineStore store, IReadOnlyDictionary<string, IFeedSource> sources, FeedOptions options, ILogger<FeedRound> logger)
    {
        _store = store;
        _sources = sources;
        _schedule = new FeedSchedule(options);
        _normalizer = new PostNormalizer(options);
        _logger = logger;
    }

    /// <summary>Polls.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="now">The time by the machine's clock.</param>
    /// <param name="cancellationToken">Breaks the poll off; nothing of it is stored then.</param>
    public async Task<FeedRoundResult> PollAsync(FeedConfig feed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var span = Tracing.Source.StartActivity("poll")?.SetTag("feed", feed.Id.Value);
        var before = Current(feed, _store.FeedState(feed.Id));
        var reading = await ReadAsync(feed, before, cancellationToken);
        span?.SetTag("outcome", reading.Outcome.Failure);
        var polled = before with { Url = feed.Url.AbsoluteUri, LastPollAt = now, Polls = before.Polls + 1 };
        if (reading.Outcome.Failure != FeedFailure.None)
        {
            var failed = Failed(feed, polled, reading.Outcome, now);
            await _store.CommitAsync(new StoreBatch { FeedStates = [failed] }, cancellationToken);
            Report(feed, before, failed);
            return new FeedRoundResult(failed, 0, 0, Pause(feed, reading.Outcome));
        }

        var (added, edited, revisions) = reading.Feed is { } document ? Sort(_normalizer.Normalize(feed, document, now)) : ([], [], []);
        var state = Succeeded(feed, polled, reading, now) with
        {
            Posts = polled.Posts + added.Length,
            LastNewsAt = added.Length + edited.Length > 0 ? now : polled.LastNewsAt,
        };
        await _store.CommitAsync(new StoreBatch { NewPosts = added, EditedPosts = edited, Revisions = revisions, FeedStates = [state] }, cancellationToken);
        if (added.Length + edited.Length > 0) Brought(feed.Id, added.Length, edited.Length);
        if (before.Failure != FeedFailure.None) Recovered(feed.Id, before.FailureStreak);
        return new FeedRoundResult(state, added.Length, edited.Length, null);
    }

    /// <summary>A feed that has moved to another configured URL starts with a clean cursor, but keeps its history.</summary>
    private static FeedState Current(FeedConfig feed, FeedState? state)
    {
        if (state is null) return new FeedState { Id = feed.Id };
        return state.Url is null || state.Url == feed.Url.AbsoluteUri
            ? state
            : state with { ETag = null, LastModified = null, ContentHash = null, Cursor = null, AdoptedUrl = null, MovedTo = null, MovedSince = null, Muted = false };
    }

    private async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState state, CancellationToken cancellationToken)
    {
        try
        {
            return await _sources[feed.Kind].ReadAsync(feed, state, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            SourceFailed(e, feed.Id);
            return SourceReading.Failed(FeedFailure.Other, $"the source could not be read ({e.GetType().Name})");
        }
    }

    private (ImmutableArray<Post> Added, ImmutableArray<Post> Edited, ImmutableArray<PostRevision> Revisions) Sort(IReadOnlyList<Post> posts)
    {
        var known = _store.Posts([.. posts.Select(post => post.Id)]).ToDictionary(post => post.Id);
        var added = ImmutableArray.CreateBuilder<Post>();
        var edited = ImmutableArray.CreateBuilder<Post>();
        var revisions = ImmutableArray.CreateBuilder<PostRevision>();
        var taken = new HashSet<PostId>();
        foreach (var post in posts)
        {
            if (!taken.Add(post.Id)) continue;
            if (!known.TryGetValue(post.Id, out var old))
            {
                added.Add(post);
            }
            else if (old.Fingerprint != post.Fingerprint)
            {
                revisions.Add(new PostRevision(old.Id, old.Revision, old.Title, old.Text, old.RevisedAt));
                edited.Add(post with { Revision = old.Revision + 1, PublishedAt = old.PublishedAt, PublishedRaw = old.PublishedRaw, FirstSeenAt = old.FirstSeenAt });
            }
        }

        return (added.ToImmutable(), edited.ToImmutable(), revisions.ToImmutable());
    }

    private FeedState Failed(FeedConfig feed, FeedState state, FetchOutcome outcome, DateTimeOffset now) => state with
    {
        Failure = outcome.Failure,
        LastError = outcome.Error,
        FailureStreak = state.FailureStreak + 1,
        Muted = outcome.Failure == FeedFailure.Gone,
        NextPollAt = _schedule.AfterFailure(feed, state.Polls, now, state.FailureStreak + 1, outcome.RetryAfter),
    };

    private FeedState Succeeded(FeedConfig feed, FeedState state, SourceReading reading, DateTimeOffset now)
    {
        var outcome = reading.Outcome;
        var next = state with
        {
            // A 304 may repeat its validators or leave them out.
            ETag = outcome.ETag ?? (outcome.NotModified ? state.ETag : null),
            LastModified = outcome.LastModified ?? (outcome.NotModified ? state.LastModified : null),
            ContentHash = reading.ContentHash ?? state.ContentHash,
            Cursor = reading.Cursor ?? state.Cursor,
            Title = reading.Feed?.Title ?? state.Title,
            LastSuccessAt = now,
            Failure = FeedFailure.None,
            LastError = null,
            FailureStreak = 0,
            Muted = false,
            NextPollAt = _schedule.AfterSuccess(feed, state.Polls, now, outcome.Freshness, outcome.RetryAfter, reading.Feed?.SuggestedInterval),
        };
        return Follow(feed, next, outcome.MovedTo, now);
    }

    /// <summary>Adopts a permanent redirect only after every poll of some days has met the same one; https of the same host at once.</summary>
    private static FeedState Follow(FeedConfig feed, FeedState state, Uri? movedTo, DateTimeOffset now)
    {
        if (movedTo is null) return state with { MovedTo = null, MovedSince = null };
        var target = movedTo.AbsoluteUri;
        var isUpgrade = feed.Url.Scheme == "http" && movedTo.Scheme == "https" && movedTo.Host == feed.Url.Host && movedTo.PathAndQuery == feed.Url.PathAndQuery;
        var since = state.MovedTo == target ? state.MovedSince ?? now : now;
        return isUpgrade || now - since >= FeedSchedule.MoveIsBelievedAfter
            ? state with { AdoptedUrl = target, MovedTo = null, MovedSince = null }
            : state with { MovedTo = target, MovedSince = since };
    }

    private TimeSpan? Pause(FeedConfig feed, FetchOutcome outcome) =>
        outcome.Failure == FeedFailure.Throttled ? _schedule.HostPause(feed, outcome.RetryAfter) : null;

    private void Report(FeedConfig feed, FeedState before, FeedState after)
    {
        if (after.Muted && !before.Muted) Gone(feed.Id);
        else if (before.Failure != after.Failure) Failing(feed.Id, after.LastError, after.NextPollAt.UtcDateTime);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed}: {Added} new posts, {Edited} edited")]
    private partial void Brought(FeedId feed, int added, int edited);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} fails: {Error}; next try {NextTry:yyyy-MM-dd HH:mm} UTC")]
    private partial void Failing(FeedId feed, string? error, DateTime nextTry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} is gone for good (410) and is polled no more; remove it, or try it with `feeds refresh`")]
    private partial void Gone(FeedId feed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} works again after {Failures} failures")]
    private partial void Recovered(FeedId feed, int failures);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feed {Feed}: its source threw")]
    private partial void SourceFailed(Exception exception, FeedId feed);
}

using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Feeds.FullTexts;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Feeds;

/// <summary>
/// Polls one feed once: reads its source, tells new posts from known and edited ones, and commits them together with the feed's
/// cursor. Every failure becomes the feed's state; only cancellation and a refusing store get through. Thread-safe for different feeds.
/// </summary>
internal sealed partial class FeedRound
{
    /// <summary>The most problems with parts of one reading that are logged; `feeds check` shows all.</summary>
    private const int ReportedProblems = 3;

    /// <summary>As many feeds as somebody reads through; more at once are one event.</summary>
    private const int NoticesPerMinute = 50;

    private readonly IMachineStore _store;
    private readonly IReadOnlyDictionary<string, IFeedSource> _sources;
    private readonly HostPauses _pauses;
    private readonly CursorPolicy _policy;
    private readonly PostNormalizer _normalizer;
    private readonly PartJoiner _joiner;
    private readonly long _editBytesPerDay;
    private readonly int _longestText;
    private readonly ILogger<FeedRound> _logger;
    private readonly NoticeQuota _failures = new(NoticesPerMinute);
    private readonly NoticeQuota _recoveries = new(NoticesPerMinute);
    private readonly NetworkWatch? _network;
    private readonly HubSubscriptions? _hubs;
    private readonly FullTextReader? _fullTexts;

    /// <param name="store">Where cursors and posts are.</param>
    /// <param name="sources">What reads each kind of feed.</param>
    /// <param name="options">The settings.</param>
    /// <param name="pauses">Hosts that asked to be left alone.</param>
    /// <param name="logger">The log.</param>
    /// <param name="network">Tells a network that is down from a host that is; null counts every failure.</param>
    /// <param name="hubs">Asks hubs to tell of news; null asks none.</param>
    /// <param name="fullTexts">Reads the pages behind posts; null reads none.</param>
    public FeedRound(IMachineStore store, IReadOnlyDictionary<string, IFeedSource> sources, FeedOptions options, HostPauses pauses, ILogger<FeedRound> logger, NetworkWatch? network = null, HubSubscriptions? hubs = null, FullTextReader? fullTexts = null)
    {
        (_network, _hubs, _fullTexts) = (network, hubs, fullTexts);
        _store = store;
        _sources = sources;
        _pauses = pauses;
        _policy = new CursorPolicy(options);
        _normalizer = new PostNormalizer(options);
        _joiner = new PartJoiner(store, options);
        _editBytesPerDay = options.EditBytesPerDay;
        _longestText = options.MaximumTextLength;
        _logger = logger;
    }

    /// <summary>Polls where no other process can.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="now">The time by the machine's clock.</param>
    /// <param name="cancellationToken">Breaks the poll off; nothing of it is stored then.</param>
    public Task<FeedRoundResult> PollAsync(FeedConfig feed, DateTimeOffset now, CancellationToken cancellationToken) => PollAsync(feed, [], now, cancellationToken);

    /// <summary>Polls.</summary>
    /// <param name="feed">The feed.</param>
    /// <param name="leases">The right to it: where it is lost meanwhile, the result is discarded.</param>
    /// <param name="now">The time by the machine's clock.</param>
    /// <param name="cancellationToken">Breaks the poll off; nothing of it is stored then.</param>
    /// <exception cref="LeaseLostException">Another process polls the feed's host now.</exception>
    public async Task<FeedRoundResult> PollAsync(FeedConfig feed, ImmutableArray<StoreLease> leases, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var span = Tracing.Source.StartActivity("poll")?.SetTag("feed", feed.Id.Value);
        var before = CursorPolicy.Current(feed, _store.FeedState(feed.Id));
        var reading = await ReadAsync(feed, before, cancellationToken);
        span?.SetTag("outcome", reading.Outcome.Failure);
        if (_network is not null)
        {
            if (reading.Outcome.Status != 0) _network.Answered(feed.Url.Host);
            else if (await _network.IsDownAsync(feed, reading.Outcome, cancellationToken)) return new FeedRoundResult(before, 0, 0) { IsOffline = true };
        }

        return reading.Outcome.Failure == FeedFailure.None
            ? await SucceedAsync(feed, leases, before, reading, now, cancellationToken)
            : await FailAsync(feed, leases, before, reading, now, cancellationToken);
    }

    /// <summary>A due time read from the store, no later than the settings allow.</summary>
    public DateTimeOffset CredibleDue(FeedConfig feed, FeedState state, DateTimeOffset due, DateTimeOffset now) => _policy.CredibleDue(feed, state, due, now);

    /// <summary>Tells how many feeds began to fail, or to work, in a minute that is over and were not told by name.</summary>
    public void TellRest(DateTimeOffset now)
    {
        if (_failures.TakeUntold(now) is > 0 and var failing) FailingToo(failing);
        if (_recoveries.TakeUntold(now) is > 0 and var recovered) RecoveredToo(recovered);
    }

    private async Task<FeedRoundResult> SucceedAsync(FeedConfig feed, ImmutableArray<StoreLease> leases, FeedState before, SourceReading reading, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var problem in reading.Problems.Take(ReportedProblems)) PartlyRead(feed.Id, problem);
        var budget = EditBudget.Of(before, now, _editBytesPerDay);
        var arrivals = reading.Feed is { } document ? Sort(feed, before, document, budget, now) : Arrivals.None;
        if (_fullTexts is not null) arrivals = await _fullTexts.AddAsync(feed, arrivals, cancellationToken);
        var state = budget.Charge(_policy.Succeeded(feed, before, reading, arrivals, now));
        await _store.CommitAsync(
            new StoreBatch
            {
                Leases = leases,
                NewPosts = arrivals.Added,
                EditedPosts = arrivals.Edited,
                Revisions = arrivals.Revisions,
                FeedStates = [state],
                FeedMemories = arrivals.Memory is { } memory ? [memory] : [],
            },
            cancellationToken);
        if (_hubs is not null) await _hubs.EnsureAsync(feed, reading, cancellationToken);
        if (state.Host is { } host && !reading.Outcome.IsElsewhere) _pauses.End(host);
        if (state.AdoptedUrl is { } adopted && adopted != before.AdoptedUrl) Moved(feed.Id, new Uri(adopted).GetLeftPart(UriPartial.Path));
        if (arrivals.PassedOver > 0) Rewriting(feed.Id, arrivals.PassedOver, _editBytesPerDay / 1024);
        if (arrivals.Reissued > 0) Reissued(feed.Id, arrivals.Reissued);
        if (!arrivals.IsEmpty) Brought(feed.Id, arrivals.Added.Length, arrivals.Edited.Length);
        if (state.Failure != before.Failure && state.Failure != FeedFailure.None) TellFailing(state, now);
        else if (before.Failure != FeedFailure.None && state.Failure == FeedFailure.None) TellRecovered(before, now);
        return new FeedRoundResult(state, arrivals.Added.Length, arrivals.Edited.Length);
    }

    private async Task<FeedRoundResult> FailAsync(FeedConfig feed, ImmutableArray<StoreLease> leases, FeedState before, SourceReading reading, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var state = _policy.Failed(feed, before, reading.Outcome, now);
        // Anybody can redirect to anybody: a feed that leads to a host's refusals must not silence the feeds that are that host's.
        if (!reading.Outcome.IsElsewhere && _policy.HostPause(feed, reading.Outcome) is { } pause)
        {
            var host = state.Host ?? feed.Url.Host;
            state = state with { Host = host, HostPausedUntil = _pauses.Begin(host, pause, now) };
        }

        await _store.CommitAsync(new StoreBatch { FeedStates = [state], Leases = leases }, cancellationToken);
        if (state.Muted && !before.Muted) Gone(feed.Id);
        else if (before.Failure != state.Failure) TellFailing(state, now);
        return new FeedRoundResult(state, 0, 0);
    }

    /// <summary>A provider's failure, or a line that is cut, is thousands of feeds at once: a minute's first ones are told by name, the others by their number.</summary>
    private void TellFailing(FeedState state, DateTimeOffset now)
    {
        if (_failures.Take(now, out var untold)) Failing(state.Id, state.LastError, state.NextPollAt.UtcDateTime);
        if (untold > 0) FailingToo(untold);
    }

    private void TellRecovered(FeedState before, DateTimeOffset now)
    {
        if (_recoveries.Take(now, out var untold)) Recovered(before.Id, before.FailureStreak);
        if (untold > 0) RecoveredToo(untold);
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

    private Arrivals Sort(FeedConfig feed, FeedState before, ParsedFeed document, EditBudget budget, DateTimeOffset now)
    {
        var memory = before.Polls > 0 ? _store.FeedMemory(feed.Id) : null;
        var posts = _normalizer.Read(feed, document, now, memory is null ? [] : memory.SharedGuids);
        return new ArrivalSorter(_store, budget, _longestText).Sort(feed.Id, posts with { Posts = _joiner.Join(posts.Posts, document) }, memory);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed}: new posts {Added}, edited {Edited}")]
    private partial void Brought(FeedId feed, int added, int edited);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} rewrites its posts: {Count} edits wait, because those of a day take {Limit} KB already (Feeds:EditBytesPerDay)")]
    private partial void Rewriting(FeedId feed, int count, long limit);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} was issued anew as a whole: {Count} posts under new names are known by their words, or older than the thousand that are remembered")]
    private partial void Reissued(FeedId feed, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} fails: {Error}; next try {NextTry:yyyy-MM-dd HH:mm} UTC")]
    private partial void Failing(FeedId feed, string? error, DateTime nextTry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} more feeds began to fail in the last minute; `status` counts them, the desk's feeds page names them")]
    private partial void FailingToo(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed} is gone for good (410) and is polled no more; remove it, or try it with `feeds refresh`")]
    private partial void Gone(FeedId feed);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} has moved for good; it is polled at {Url} from now on. Change its url in feeds.json when it suits you")]
    private partial void Moved(FeedId feed, string url);

    [LoggerMessage(Level = LogLevel.Information, Message = "Feed {Feed} works again after {Failures} failures")]
    private partial void Recovered(FeedId feed, int failures);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} more feeds work again")]
    private partial void RecoveredToo(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Feed {Feed}: {Problem}")]
    private partial void PartlyRead(FeedId feed, string problem);

    [LoggerMessage(Level = LogLevel.Error, Message = "Feed {Feed}: its source threw")]
    private partial void SourceFailed(Exception exception, FeedId feed);
}

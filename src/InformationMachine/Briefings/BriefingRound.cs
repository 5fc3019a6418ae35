using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Sections;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings;

/// <summary>
/// Briefs every thread that has changed, once. A version is written only where there is something for a reader, and no more often
/// than readers can follow (<see cref="VersionPolicy"/>). A thread whose writing fails never stops another.
/// </summary>
internal sealed partial class BriefingRound
{
    /// <summary>A post that was out this long before a version was written came late for it; less is the rhythm of polling.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    private readonly IMachineStore _store;
    private readonly PublishNow _now;
    private readonly SentenceCounts? _counts;
    private readonly BriefingWriter _writer;
    private readonly VersionPolicy _policy;
    private readonly BriefingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<BriefingRound> _logger;

    /// <param name="store">What is written to.</param>
    /// <param name="options">How briefings are written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where versions are told.</param>
    /// <param name="counts">Is told how many sentences each rule left out; null where nobody asks.</param>
    /// <param name="now">Which threads do not wait for their editors to be done; null where all wait.</param>
    public BriefingRound(IMachineStore store, BriefingOptions options, TimeProvider time, ILogger<BriefingRound> logger, SentenceCounts? counts = null, PublishNow? now = null)
    {
        _now = now ?? new PublishNow();
        _counts = counts;
        _store = store;
        _writer = new BriefingWriter(options);
        _policy = new VersionPolicy(options);
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>
    /// The earliest time at which a thread that has had its share of versions may have another one; null where none waits. Such a
    /// thread stays unhandled in the store, so that any later round finds it.
    /// </summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>True where another process briefs: this one may have to go on with it at any time.</summary>
    public bool StandsBy { get; private set; }

    /// <summary>Runs the round; returns the versions written. None where another process briefs.</summary>
    /// <exception cref="LeaseLostException">Another process briefs now.</exception>
    public async Task<IReadOnlyList<Briefing>> RunAsync(CancellationToken cancellationToken)
    {
        var written = new List<Briefing>();
        NextDue = null;
        var lease = _store.Hold(StoreRole.Brief);
        StandsBy = lease is null;
        if (lease is null) return written;
        var threads = _store.ThreadsToBrief();
        if (threads.Count == 0) return written;
        var titles = _store.FeedStates().Where(state => state.Title is not null).ToDictionary(state => state.Id, state => state.Title!);
        var remarks = StandingRemarks.Read(_store);
        var unbriefed = new List<BriefedMark>();
        foreach (var thread in threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (WaitsUntil(thread) is { } due)
            {
                NextDue = NextDue < due ? NextDue : due;
                continue;
            }

            _now.Done(thread.Id);
            var briefing = Write(thread, titles, [.. remarks[thread.Id]]);
            var mark = new BriefedMark(thread.Id, thread.Revision, briefing?.Version ?? thread.BriefingVersion, briefing?.Title ?? thread.Title);
            if (briefing is null)
            {
                unbriefed.Add(mark);
                continue;
            }

            await _store.CommitAsync(new StoreBatch { Briefings = [briefing], Briefed = [mark], Leases = [lease] }, cancellationToken);
            written.Add(briefing);
            Written(thread.Id.Value, briefing.Title, briefing.Version, briefing.Reason.NewPosts, briefing.Reason.EditedPosts);
        }

        await _store.CommitAsync(new StoreBatch { Briefed = [.. unbriefed], Leases = [lease] }, cancellationToken);
        return written;
    }

    /// <summary>A burst of decisions is one version; new posts come no more often than readers can follow.</summary>
    private DateTimeOffset? WaitsUntil(StoryThread thread)
    {
        if (_now.Includes(thread.Id)) return null;
        if (DecisionBurst.Of(_store, thread) is not { } burst) return _policy.WaitsUntil(thread.BriefingVersion, version => _store.Briefing(thread.Id, version)?.WrittenAt, _time.GetUtcNow());
        var due = burst.DueAt(_store, _options);
        return due > _time.GetUtcNow() ? due : null;
    }

    private Briefing? Write(StoryThread thread, Dictionary<FeedId, string> titles, IReadOnlyList<Decision> remarks)
    {
        if (thread.PostCount < _options.MinimumPosts && thread.BriefingVersion == 0) return null;
        if (!thread.IsShown && thread.BriefingVersion == 0) return null;
        try
        {
            var previous = thread.BriefingVersion > 0 ? _store.Briefing(thread.Id, thread.BriefingVersion) : null;
            var posts = Posts(thread.Id);
            var reason = Reason(posts, thread, previous);
            if (previous is not null && reason is { NewPosts: 0, EditedPosts: 0, MergedThreads: 0, Decisions: 0 }) return null;
            var ledger = new SentenceLedger();
            var briefing = _writer.Write(new BriefingMaterial { Thread = thread.Id, Posts = posts, Previous = previous, Now = _time.GetUtcNow(), Reason = reason, FeedTitles = titles, Remarks = remarks, Ledger = ledger });
            _counts?.Add(ledger);
            if (briefing is not null) briefing = briefing with { LastDecision = thread.LastDecision, Title = thread.IsTitleEdited ? thread.Title : briefing.Title };
            return briefing is not null && previous is not null && !_policy.IsWorthReading(briefing, previous) ? null : briefing;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, thread.Id.Value);
            return null;
        }
    }

    private List<Post> Posts(ThreadId thread) => [.. _store.PostsOf(thread).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence)];

    private BriefingReason Reason(List<Post> posts, StoryThread thread, Briefing? previous)
    {
        if (previous is null) return new BriefingReason(posts.Count, 0, 0);
        var cited = previous.Sources.ToDictionary(source => source.Post, source => source.Revision);
        // A merge that was taken back since is no story that joined.
        var decisions = DecisionBurst.Of(_store, thread)?.Pending ?? [];
        var merges = decisions.Count(decision => decision.Kind == DecisionKind.Merge && decision.Thread == thread.Id);
        return new BriefingReason(
            Math.Max(0, posts.Count - previous.PostCount),
            posts.Count(post => cited.TryGetValue(post.Id, out var revision) && post.Revision > revision),
            _store.Merges(thread.Id).Count(merge => merge.At > previous.WrittenAt) + merges)
        {
            LatePosts = posts.Count(post => post.FirstSeenAt >= previous.WrittenAt && post.PublishedAt < previous.WrittenAt - Late),
            Decisions = decisions.Count - merges,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {Thread} {Title}: briefing version {Version} (new posts {NewPosts}, edited {EditedPosts})")]
    private partial void Written(int thread, string title, int version, int newPosts, int editedPosts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {Thread}: its briefing could not be written; the version before stays")]
    private partial void Failed(Exception exception, int thread);
}

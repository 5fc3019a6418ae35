using InformationMachine.Briefings.Writing;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Briefings;

/// <summary>
/// Briefs every thread that has changed, once. A version is written only where there is something for a reader: new posts that are
/// no echoes, a cited post with another text, a thread that was merged in. A thread whose writing fails never stops another.
/// </summary>
internal sealed partial class BriefingRound
{
    private readonly IMachineStore _store;
    private readonly BriefingWriter _writer;
    private readonly BriefingOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<BriefingRound> _logger;

    public BriefingRound(IMachineStore store, BriefingOptions options, TimeProvider time, ILogger<BriefingRound> logger)
    {
        _store = store;
        _writer = new BriefingWriter(options);
        _options = options;
        _time = time;
        _logger = logger;
    }

    /// <summary>Runs the round; returns the versions written.</summary>
    public async Task<IReadOnlyList<Briefing>> RunAsync(CancellationToken cancellationToken)
    {
        var written = new List<Briefing>();
        var threads = _store.ThreadsToBrief();
        if (threads.Count == 0) return written;
        var titles = _store.FeedStates().Where(state => state.Title is not null).ToDictionary(state => state.Id, state => state.Title!);
        var remarks = Remarks();
        var unbriefed = new List<BriefedMark>();
        foreach (var thread in threads)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var briefing = Write(thread, titles, [.. remarks[thread.Id]]);
            var mark = new BriefedMark(thread.Id, thread.Revision, briefing?.Version ?? thread.BriefingVersion, briefing?.Title ?? thread.Title);
            if (briefing is null)
            {
                unbriefed.Add(mark);
                continue;
            }

            await _store.CommitAsync(new StoreBatch { Briefings = [briefing], Briefed = [mark] }, cancellationToken);
            written.Add(briefing);
            Written(thread.Id, briefing.Title, briefing.Version, briefing.Reason.NewPosts, briefing.Reason.EditedPosts);
        }

        await _store.CommitAsync(new StoreBatch { Briefed = [.. unbriefed] }, cancellationToken);
        return written;
    }

    private Briefing? Write(StoryThread thread, Dictionary<FeedId, string> titles, IReadOnlyList<Decision> remarks)
    {
        if (thread.PostCount < _options.MinimumPosts && thread.BriefingVersion == 0) return null;
        if (thread is { IsLoose: true, IsPinned: false, ApprovedVersion: 0 }) return null;
        try
        {
            var previous = thread.BriefingVersion > 0 ? _store.Briefing(thread.Id, thread.BriefingVersion) : null;
            var posts = Posts(thread.Id);
            var reason = Reason(posts, thread, previous);
            if (previous is not null && reason is { NewPosts: 0, EditedPosts: 0, MergedThreads: 0, Decisions: 0 }) return null;
            var briefing = _writer.Write(new BriefingMaterial { Thread = thread.Id, Posts = posts, Previous = previous, Now = _time.GetUtcNow(), Reason = reason, FeedTitles = titles, Remarks = remarks });
            if (briefing is not null) briefing = briefing with { LastDecision = thread.LastDecision, Title = thread.IsTitleEdited ? thread.Title : briefing.Title };
            return briefing is not null && previous is not null && SaysTheSame(briefing, previous) ? null : briefing;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(e, thread.Id);
            return null;
        }
    }

    /// <summary>Standing notes and corrections by the thread they are about now.</summary>
    private ILookup<ThreadId?, Decision> Remarks() => (_store.LastDecision == 0 ? [] : DecisionLog.Read(_store).Standing)
        .Where(decision => decision.Kind is DecisionKind.Note or DecisionKind.Correct)
        .ToLookup(decision => Forwarding.Survivor(_store, decision.Thread)?.Id);

    private List<Post> Posts(ThreadId thread)
    {
        var ids = _store.Assignments(thread).Select(assignment => assignment.Post).ToList();
        return [.. _store.Posts(ids).OrderBy(post => post.PublishedAt).ThenBy(post => post.Sequence)];
    }

    private BriefingReason Reason(List<Post> posts, StoryThread thread, Briefing? previous)
    {
        if (previous is null) return new BriefingReason(posts.Count, 0, 0);
        var cited = previous.Sources.ToDictionary(source => source.Post, source => source.Revision);
        return new BriefingReason(
            Math.Max(0, posts.Count - previous.PostCount),
            posts.Count(post => cited.TryGetValue(post.Id, out var revision) && post.Revision > revision),
            _store.Merges(thread.Id).Count(merge => merge.At > previous.WrittenAt))
        {
            Decisions = thread.LastDecision > previous.LastDecision ? _store.Decisions(thread.Id).Count(decision => decision.Id.Value > previous.LastDecision && IsForReaders(decision)) : 0,
        };
    }

    private static bool IsForReaders(Decision decision) => decision.IsStructural || decision.Kind is DecisionKind.Rename or DecisionKind.Note or DecisionKind.Correct or DecisionKind.Undo;

    /// <summary>An echo more, or a post with nothing to add, is no news: every sentence and headline would be the same.</summary>
    private static bool SaysTheSame(Briefing briefing, Briefing previous) =>
        (briefing.Reason.Decisions == 0 || briefing.PostCount == previous.PostCount) && briefing.Title == previous.Title && Texts(briefing.Sections).SequenceEqual(Texts(previous.Sections), StringComparer.Ordinal);

    private static IEnumerable<string> Texts(BriefingSections sections) =>
        sections.What.Concat(sections.Notes).Concat(sections.WhyItMatters).Concat(sections.OpenQuestions.SelectMany(question => new[] { question.Sentence, question.Answer }).OfType<Sentence>())
            .Concat(sections.Narrative.SelectMany(paragraph => paragraph)).Concat(sections.Timeline.Select(entry => entry.Sentence))
            .Concat(sections.Perspectives.SelectMany(perspective => perspective.Stance))
            .Concat(sections.Tensions.SelectMany(tension => tension.Sides.Select(side => side.Sentence)))
            .Select(sentence => sentence.Text);

    [LoggerMessage(Level = LogLevel.Information, Message = "Thread {Thread} \"{Title}\": briefing version {Version} ({NewPosts} new posts, {EditedPosts} edited)")]
    private partial void Written(ThreadId thread, string title, int version, int newPosts, int editedPosts);

    [LoggerMessage(Level = LogLevel.Error, Message = "Thread {Thread}: its briefing could not be written; the version before stays")]
    private partial void Failed(Exception exception, ThreadId thread);
}

using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>The questions of <see cref="IMachineReader"/> asked of an open LiteDB file, live or published. Thread-safe.</summary>
public abstract class LiteDbReader : IMachineReader
{
    private const int PageSize = 1000;

    private readonly Collections _collections;

    private protected LiteDbReader(Collections collections) => _collections = collections;

    public long LinkedThrough => _collections.LinkedThrough;

    /// <inheritdoc/>
    public StoreCounts Counts() => new(
        _collections.Posts.LongCount(),
        _collections.Revisions.LongCount(),
        _collections.Threads.LongCount(),
        _collections.Assignments.LongCount(),
        _collections.Briefings.LongCount());

    /// <inheritdoc/>
    public FeedState? FeedState(FeedId id) =>
        _collections.Feeds.FindById(id.Value) is { } document ? FeedStateDocument.Read(document) : null;

    /// <inheritdoc/>
    public IReadOnlyList<FeedState> FeedStates() =>
        [.. _collections.Feeds.Query().OrderBy("_id").ToEnumerable().Select(FeedStateDocument.Read)];

    /// <inheritdoc/>
    public Post? Post(PostId id) =>
        _collections.Posts.FindOne(Query.EQ("id", id.Value)) is { } document ? PostDocument.Read(document) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids)
    {
        var posts = new List<Post>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(PageSize))
        {
            var keys = new BsonArray(chunk.Select(id => new BsonValue(id.Value)));
            posts.AddRange(_collections.Posts.Find(Query.In("id", keys)).Select(PostDocument.Read));
        }

        return posts;
    }

    /// <inheritdoc/>
    public IEnumerable<Post> PostsAfter(long sequence) => Pages(_collections.Posts, sequence).Select(PostDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<PostRevision> Revisions(PostId id) =>
        [.. _collections.Revisions
            .Find(Query.Between("_id", PostDocument.RevisionKey(id, 0), PostDocument.RevisionKey(id, 999_999)))
            .Select(PostDocument.ReadRevision)];

    /// <inheritdoc/>
    public StoryThread? Thread(ThreadId id) =>
        _collections.Threads.FindById(id.Value) is { } document ? ThreadDocument.Read(document) : null;

    /// <inheritdoc/>
    public IEnumerable<StoryThread> Threads() => Pages(_collections.Threads, 0).Select(ThreadDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<StoryThread> ThreadsToBrief() =>
        [.. _collections.Threads.Find(Query.EQ("toBrief", true)).Select(ThreadDocument.Read).OrderBy(thread => thread.Id)];

    /// <inheritdoc/>
    public Assignment? Assignment(PostId post)
    {
        var stored = _collections.Posts.FindOne(Query.EQ("id", post.Value));
        var document = stored is null ? null : _collections.Assignments.FindById(stored["_id"]);
        return document is null ? null : ThreadDocument.ReadAssignment(document);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Assignment> Assignments(ThreadId thread) =>
        [.. _collections.Assignments.Find(Query.EQ("thread", thread.Value)).Select(ThreadDocument.ReadAssignment).OrderBy(a => a.Sequence)];

    /// <inheritdoc/>
    public IEnumerable<Assignment> AssignmentsAfter(long sequence) =>
        Pages(_collections.Assignments, sequence).Select(ThreadDocument.ReadAssignment);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges() =>
        [.. _collections.Merges.Query().OrderBy("_id").ToEnumerable().Select(ThreadDocument.ReadMerge)];

    /// <inheritdoc/>
    public IEnumerable<ThreadMerge> MergesAfter(int count) => Pages(_collections.Merges, count).Select(ThreadDocument.ReadMerge);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges(ThreadId into) =>
        [.. _collections.Merges.Find(Query.EQ("into", into.Value)).OrderBy(document => document["_id"].AsInt32).Select(ThreadDocument.ReadMerge)];

    /// <inheritdoc/>
    public int LastDecision => _collections.LastDecision();

    /// <inheritdoc/>
    public Decision? Decision(DecisionId id) =>
        _collections.Decisions.FindById(id.Value) is { } document ? DecisionDocument.Read(document) : null;

    /// <inheritdoc/>
    public IEnumerable<Decision> DecisionsAfter(int number) => Pages(_collections.Decisions, number).Select(DecisionDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decisions(ThreadId thread) =>
        [.. _collections.Decisions.Find(BsonExpression.Create("$.threads[*] ANY = @0", new BsonValue(thread.Value))).Select(DecisionDocument.Read).OrderBy(decision => decision.Id)];

    /// <inheritdoc/>
    public Briefing? Briefing(ThreadId thread, int version) =>
        _collections.Briefings.FindById(BriefingDocument.Key(thread, version)) is { } document ? BriefingDocument.Read(document) : null;

    /// <inheritdoc/>
    public Briefing? LatestBriefing(ThreadId thread) =>
        Thread(thread) is { BriefingVersion: > 0 and var version } ? Briefing(thread, version) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Briefing> Briefings(ThreadId thread) =>
        [.. _collections.Briefings
            .Find(Query.Between("_id", BriefingDocument.Key(thread, 1), BriefingDocument.Key(thread, BriefingDocument.MaximumVersion)))
            .Select(BriefingDocument.Read)];

    /// <summary>Page by page, so that no cursor (and with it no old page of the file) is held while the caller works.</summary>
    private static IEnumerable<BsonDocument> Pages(ILiteCollection<BsonDocument> collection, long after)
    {
        while (true)
        {
            var page = collection.Find(Query.GT("_id", after), limit: PageSize).ToList();
            foreach (var document in page) yield return document;
            if (page.Count < PageSize) yield break;
            after = page[^1]["_id"].AsInt64;
        }
    }
}

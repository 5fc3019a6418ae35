using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>The questions of <see cref="IMachineReader"/> asked of the records that an engine keeps. Thread-safe.</summary>
/// <remarks>Each question is asked as a whole of one state of the store; long lists are asked for a page at a time.</remarks>
public abstract partial class RecordReader : IMachineReader
{
    private const int ChunkSize = 1000;

    /// <summary>Few enough documents to be gone before the collector looks: pages of a thousand were measured to cost twice as much.</summary>
    private const int PageSize = 200;

    private readonly ChangeFeed _changes;

    private protected RecordReader() => _changes = new ChangeFeed(this);

    /// <summary>What is asked; only inside <see cref="Ask"/>, where it is this thread's own.</summary>
    internal abstract IRecordCollections Book { get; }

    /// <summary>Where the records of archived threads are; only inside <see cref="Ask"/>.</summary>
    internal abstract IArchives Stacks { get; }

    /// <inheritdoc/>
    public Guid FileIdentity => Ask(() => Book.File ?? Guid.Empty);

    /// <inheritdoc/>
    public long LinkedThrough => Ask(() => Book.LinkedThrough);

    /// <inheritdoc/>
    public long RoundThrough => Ask(() => Book.RoundThrough);

    /// <inheritdoc/>
    public IEnumerable<PostEvidence> EvidenceAfter(long order) => Pages(all => all.Evidence, order).Select(EvidenceDocument.Read);

    /// <inheritdoc/>
    public long LastEvidence => Ask(() => Book.Evidence.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public StoreCounts Counts() => Ask(() => new StoreCounts(
        Book.Posts.LongCount(),
        Book.Revisions.LongCount(),
        Book.Threads.LongCount(),
        Book.Assignments.LongCount(),
        Book.Briefings.LongCount()));

    /// <inheritdoc/>
    public FeedState? FeedState(FeedId id) =>
        Ask(() => Book.Feeds.FindById(id.Value) is { } document ? FeedStateDocument.Read(document) : null);

    /// <inheritdoc/>
    public IReadOnlyList<FeedState> FeedStates() =>
        All(() => Book.Feeds.All().Select(FeedStateDocument.Read));

    /// <inheritdoc/>
    public FeedMemory? FeedMemory(FeedId id) =>
        Ask(() => Book.Memories.FindById(id.Value) is { } document ? FeedMemoryDocument.Read(document) : null);

    /// <inheritdoc/>
    public Post? Post(PostId id) => Posts([id]) is [var post] ? post : null;

    /// <inheritdoc/>
    public IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids)
    {
        var posts = new List<Post>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(ChunkSize))
        {
            var keys = new BsonArray(chunk.Select(id => new BsonValue(id.Value)));
            var found = Ask(() => Book.Posts.Find(Filter.In("id", keys)).ToList()).ConvertAll(PostDocument.Read);
            posts.AddRange(found);
            if (found.Count < chunk.Length) posts.AddRange(Ask(() => Stacks.Posts([.. chunk.Except(found.Select(post => post.Id))])));
        }

        return posts;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Post> PostsOf(ThreadId thread)
    {
        var sequences = Ask(() => SequencesInside(thread));
        if (sequences.Count == 0) return Ask(() => Book.Threads.FindById(thread.Value)?.Number("archived") is { } year ? Stacks.PostsOf(thread, year) : []);
        // By their sequences, which lie together, and not by their ids, which are scattered over the whole index.
        return [.. sequences.Chunk(PageSize).SelectMany(chunk => Ask(() => PostsInside(chunk))).Select(PostDocument.Read)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Post> PostsHolding(IReadOnlyCollection<PostId> parts)
    {
        var posts = new Dictionary<PostId, Post>();
        foreach (var chunk in parts.Distinct().Chunk(PageSize))
        {
            var keys = new BsonArray(chunk.Select(id => new BsonValue(id.Value)));
            foreach (var post in Ask(() => Book.Posts.Find(Filter.AnyIn("parts[*].id", keys)).ToList()).Select(PostDocument.Read)) posts[post.Id] = post;
        }

        return [.. posts.Values];
    }

    /// <inheritdoc/>
    public IEnumerable<Post> PostsAfter(long sequence) => Pages(all => all.Posts, sequence).Select(PostDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<PostRevision> Revisions(PostId id) => Ask(() =>
    {
        var found = RevisionsInside(id);
        return found.Count > 0 ? found : Stacks.Revisions(id);
    });

    /// <inheritdoc/>
    public StoryThread? Thread(ThreadId id) =>
        Ask(() => Book.Threads.FindById(id.Value) is { } document ? ThreadDocument.Read(document) : null);

    /// <inheritdoc/>
    public IEnumerable<StoryThread> Threads() => Pages(all => all.Threads, 0).Select(ThreadDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, int> MissingArchives()
    {
        var years = Ask(() => Stacks.Years());
        return Threads().Select(thread => thread.ArchivedIn).OfType<int>().Where(year => !years.Contains(year)).CountBy(year => year).ToDictionary();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoryThread> ThreadsToBrief() =>
        All(() => Book.Threads.Find(Filter.Equal("toBrief", true)).Select(ThreadDocument.Read).OrderBy(thread => thread.Id));

    /// <inheritdoc/>
    public Assignment? Assignment(PostId post) => Ask(() =>
    {
        if (Book.Posts.FindOne(Filter.Equal("id", post.Value)) is not { } stored) return Stacks.Assignment(post);
        return Book.Assignments.FindById(stored["_id"]) is { } document ? ThreadDocument.ReadAssignment(document) : null;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Assignment> Assignments(ThreadId thread) => Ask(() =>
    {
        var found = AssignmentsInside(thread);
        return found.Count == 0 && Book.Threads.FindById(thread.Value)?.Number("archived") is { } year ? Stacks.Assignments(thread, year) : found;
    });

    /// <inheritdoc/>
    public IEnumerable<Assignment> AssignmentsAfter(long sequence) =>
        Pages(all => all.Assignments, sequence).Select(ThreadDocument.ReadAssignment);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges() =>
        All(() => Book.Merges.All().Select(ThreadDocument.ReadMerge));

    /// <inheritdoc/>
    public IEnumerable<ThreadMerge> MergesAfter(int count) => Pages(all => all.Merges, count).Select(ThreadDocument.ReadMerge);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges(ThreadId into) =>
        All(() => Book.Merges.Find(Filter.Equal("into", into.Value)).OrderBy(document => document["_id"].AsInt32).Select(ThreadDocument.ReadMerge));

    /// <inheritdoc/>
    public int LastDecision => Ask(() => Book.LastDecision());

    /// <inheritdoc/>
    public Decision? Decision(DecisionId id) =>
        Ask(() => Book.Decisions.FindById(id.Value) is { } document ? DecisionDocument.Read(document) : null);

    /// <inheritdoc/>
    public IEnumerable<Decision> DecisionsAfter(int number) => Pages(all => all.Decisions, number).Select(DecisionDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decisions(ThreadId thread) =>
        All(() => Book.Decisions.Find(Filter.AnyEqual("threads[*]", thread.Value)).Select(DecisionDocument.Read).OrderBy(decision => decision.Id));

    /// <inheritdoc/>
    public Briefing? Briefing(ThreadId thread, int version) =>
        Ask(() => Book.Briefings.FindById(BriefingDocument.Key(thread, version)) is { } document ? BriefingDocument.Read(document) : null);

    /// <inheritdoc/>
    public Briefing? LatestBriefing(ThreadId thread) =>
        Thread(thread) is { BriefingVersion: > 0 and var version } ? Briefing(thread, version) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Briefing> Briefings(ThreadId thread) =>
        All(() => Book.Briefings
            .Find(Filter.Between("_id", BriefingDocument.Key(thread, 1), BriefingDocument.Key(thread, BriefingDocument.MaximumVersion)))
            .Select(BriefingDocument.Read));

    /// <inheritdoc/>
    public ChangeCursor LatestChange => _changes.Latest;

    /// <inheritdoc/>
    public IEnumerable<Change> ChangesAfter(ChangeCursor cursor, IReadOnlySet<ChangeKind>? kinds = null) => _changes.After(cursor, kinds);

    /// <summary>The last change that may be shown.</summary>
    internal virtual long ChangesThrough => long.MaxValue;

    /// <summary>Grows whenever records move from the file to an archive.</summary>
    internal virtual long Moves => 0;

    /// <summary>All records of a kind with a greater key, archived ones included.</summary>
    internal IEnumerable<BsonDocument> Listing(ChangeKind kind, BsonValue after) =>
        WholeListing.IsArchived(kind) ? new WholeListing(this, kind, after).Read() : Pages(all => all.Of(kind), after);

    /// <summary>Page by page, so that nobody waits for the caller's work.</summary>
    internal IEnumerable<BsonDocument> Pages(Func<IRecordCollections, IRecordCollection> collection, BsonValue after)
    {
        while (true)
        {
            var from = after;
            var page = Ask(() => collection(Book).Find(Filter.Greater("_id", from), limit: PageSize).ToList());
            foreach (var document in page) yield return document;
            if (page.Count < PageSize) yield break;
            after = page[^1]["_id"];
        }
    }

    /// <summary>The revisions of a post in this file; inside <see cref="Ask"/>.</summary>
    internal IReadOnlyList<PostRevision> RevisionsInside(PostId id) =>
        [.. Book.Revisions.Find(Filter.Between("_id", PostDocument.RevisionKey(id, 0), PostDocument.RevisionKey(id, 999_999))).Select(PostDocument.ReadRevision)];

    /// <summary>The assignments of a thread in this file; inside <see cref="Ask"/>.</summary>
    internal IReadOnlyList<Assignment> AssignmentsInside(ThreadId thread) =>
        [.. Book.Assignments.Find(Filter.Equal("thread", thread.Value)).Select(ThreadDocument.ReadAssignment).OrderBy(assignment => assignment.Sequence)];

    /// <summary>The sequences of a thread's posts in this file, ascending; inside <see cref="Ask"/>.</summary>
    internal List<BsonValue> SequencesInside(ThreadId thread) =>
        [.. Book.Assignments.Find(Filter.Equal("thread", thread.Value)).Select(assignment => assignment["_id"]).OrderBy(sequence => sequence.AsInt64)];

    /// <summary>The posts with these sequences that are in this file; inside <see cref="Ask"/>.</summary>
    internal List<BsonDocument> PostsInside(IReadOnlyCollection<BsonValue> sequences) =>
        [.. sequences.Select(sequence => Book.Posts.FindById(sequence)).OfType<BsonDocument>()];

    private IReadOnlyList<T> All<T>(Func<IEnumerable<T>> question) => Ask(() => question().ToList());

    /// <summary>Asks while nobody else has this thread's <see cref="Book"/>; the answer is read whole before it returns.</summary>
    /// <param name="question">What is asked.</param>
    internal abstract T Ask<T>(Func<T> question);
}

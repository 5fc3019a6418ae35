using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Threads;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>The questions of <see cref="IMachineReader"/> asked of an open LiteDB file, live or published. Thread-safe.</summary>
/// <remarks>
/// One thread at a time is inside LiteDB: readers beside a writer break its cache of pages under load ("page type must be data page"),
/// after which the engine refuses everything. Answers are read whole before the next asker has its turn; long lists a page at a time.
/// </remarks>
public abstract partial class LiteDbReader : IMachineReader
{
    /// <summary>The schema that this version reads and writes.</summary>
    public const int SchemaVersion = Collections.SchemaVersion;

    private const int ChunkSize = 1000;

    /// <summary>Few enough documents to be gone before the collector looks: pages of a thousand were measured to cost twice as much.</summary>
    private const int PageSize = 200;

    private Collections _collections;
    private readonly ChangeFeed _changes;

    /// <param name="collections">What is asked.</param>
    /// <param name="archives">Where the posts of archived threads are.</param>
    private protected LiteDbReader(Collections collections, Archives archives)
    {
        _collections = collections;
        Archives = archives;
        _changes = new ChangeFeed(this);
    }

    /// <summary>Held by whoever is inside LiteDB.</summary>
    private protected Lock Gate { get; } = new();

    /// <summary>Where the posts of archived threads are; asked within the <see cref="Gate"/>.</summary>
    private protected Archives Archives { get; }

    /// <summary>What is asked at present; it changes when the file is opened anew.</summary>
    internal Collections Collections => _collections;

    /// <summary>Lets all later questions be asked of another open file; the caller holds the <see cref="Gate"/>.</summary>
    private protected void Turn(Collections collections) => _collections = collections;

    /// <summary>Told, within the <see cref="Gate"/>, that a question failed.</summary>
    private protected virtual void OnFailed()
    {
    }

    /// <inheritdoc/>
    public Guid FileIdentity => Ask(() => _collections.File ?? Guid.Empty);

    /// <inheritdoc/>
    public long LinkedThrough => Ask(() => _collections.LinkedThrough);

    /// <inheritdoc/>
    public long RoundThrough => Ask(() => _collections.RoundThrough);

    /// <inheritdoc/>
    public IEnumerable<PostEvidence> EvidenceAfter(long order) => Pages(all => all.Evidence, order).Select(EvidenceDocument.Read);

    /// <inheritdoc/>
    public long LastEvidence => Ask(() => _collections.Evidence.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public StoreCounts Counts() => Ask(() => new StoreCounts(
        _collections.Posts.LongCount(),
        _collections.Revisions.LongCount(),
        _collections.Threads.LongCount(),
        _collections.Assignments.LongCount(),
        _collections.Briefings.LongCount()));

    /// <inheritdoc/>
    public FeedState? FeedState(FeedId id) =>
        Ask(() => _collections.Feeds.FindById(id.Value) is { } document ? FeedStateDocument.Read(document) : null);

    /// <inheritdoc/>
    public IReadOnlyList<FeedState> FeedStates() =>
        All(() => _collections.Feeds.All().Select(FeedStateDocument.Read));

    /// <inheritdoc/>
    public FeedMemory? FeedMemory(FeedId id) =>
        Ask(() => _collections.Memories.FindById(id.Value) is { } document ? FeedMemoryDocument.Read(document) : null);

    /// <inheritdoc/>
    public Post? Post(PostId id) => Posts([id]) is [var post] ? post : null;

    /// <inheritdoc/>
    public IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids)
    {
        var posts = new List<Post>(ids.Count);
        foreach (var chunk in ids.Distinct().Chunk(ChunkSize))
        {
            var keys = new BsonArray(chunk.Select(id => new BsonValue(id.Value)));
            var found = Ask(() => _collections.Posts.Find(Filter.In("id", keys)).ToList()).ConvertAll(PostDocument.Read);
            posts.AddRange(found);
            if (found.Count < chunk.Length) posts.AddRange(Ask(() => Archives.Posts([.. chunk.Except(found.Select(post => post.Id))])));
        }

        return posts;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Post> PostsOf(ThreadId thread)
    {
        var sequences = Ask(() => SequencesInside(thread));
        if (sequences.Count == 0) return Ask(() => _collections.Threads.FindById(thread.Value)?.Number("archived") is { } year ? Archives.PostsOf(thread, year) : []);
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
            foreach (var post in Ask(() => _collections.Posts.Find(BsonExpression.Create("$.parts[*].id ANY IN @0", keys)).ToList()).Select(PostDocument.Read)) posts[post.Id] = post;
        }

        return [.. posts.Values];
    }

    /// <inheritdoc/>
    public IEnumerable<Post> PostsAfter(long sequence) => Pages(all => all.Posts, sequence).Select(PostDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<PostRevision> Revisions(PostId id) => Ask(() =>
    {
        var found = RevisionsInside(id);
        return found.Count > 0 ? found : Archives.Revisions(id);
    });

    /// <inheritdoc/>
    public StoryThread? Thread(ThreadId id) =>
        Ask(() => _collections.Threads.FindById(id.Value) is { } document ? ThreadDocument.Read(document) : null);

    /// <inheritdoc/>
    public IEnumerable<StoryThread> Threads() => Pages(all => all.Threads, 0).Select(ThreadDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyDictionary<int, int> MissingArchives()
    {
        var years = Ask(Archives.Years);
        return Threads().Select(thread => thread.ArchivedIn).OfType<int>().Where(year => !years.Contains(year)).CountBy(year => year).ToDictionary();
    }

    /// <inheritdoc/>
    public IReadOnlyList<StoryThread> ThreadsToBrief() =>
        All(() => _collections.Threads.Find(Filter.Equal("toBrief", true)).Select(ThreadDocument.Read).OrderBy(thread => thread.Id));

    /// <inheritdoc/>
    public Assignment? Assignment(PostId post) => Ask(() =>
    {
        if (_collections.Posts.FindOne(Filter.Equal("id", post.Value)) is not { } stored) return Archives.Assignment(post);
        return _collections.Assignments.FindById(stored["_id"]) is { } document ? ThreadDocument.ReadAssignment(document) : null;
    });

    /// <inheritdoc/>
    public IReadOnlyList<Assignment> Assignments(ThreadId thread) => Ask(() =>
    {
        var found = AssignmentsInside(thread);
        return found.Count == 0 && _collections.Threads.FindById(thread.Value)?.Number("archived") is { } year ? Archives.Assignments(thread, year) : found;
    });

    /// <inheritdoc/>
    public IEnumerable<Assignment> AssignmentsAfter(long sequence) =>
        Pages(all => all.Assignments, sequence).Select(ThreadDocument.ReadAssignment);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges() =>
        All(() => _collections.Merges.All().Select(ThreadDocument.ReadMerge));

    /// <inheritdoc/>
    public IEnumerable<ThreadMerge> MergesAfter(int count) => Pages(all => all.Merges, count).Select(ThreadDocument.ReadMerge);

    /// <inheritdoc/>
    public IReadOnlyList<ThreadMerge> Merges(ThreadId into) =>
        All(() => _collections.Merges.Find(Filter.Equal("into", into.Value)).OrderBy(document => document["_id"].AsInt32).Select(ThreadDocument.ReadMerge));

    /// <inheritdoc/>
    public int LastDecision => Ask(() => _collections.LastDecision());

    /// <inheritdoc/>
    public Decision? Decision(DecisionId id) =>
        Ask(() => _collections.Decisions.FindById(id.Value) is { } document ? DecisionDocument.Read(document) : null);

    /// <inheritdoc/>
    public IEnumerable<Decision> DecisionsAfter(int number) => Pages(all => all.Decisions, number).Select(DecisionDocument.Read);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> Decisions(ThreadId thread) =>
        All(() => _collections.Decisions.Find(BsonExpression.Create("$.threads[*] ANY = @0", new BsonValue(thread.Value))).Select(DecisionDocument.Read).OrderBy(decision => decision.Id));

    /// <inheritdoc/>
    public Briefing? Briefing(ThreadId thread, int version) =>
        Ask(() => _collections.Briefings.FindById(BriefingDocument.Key(thread, version)) is { } document ? BriefingDocument.Read(document) : null);

    /// <inheritdoc/>
    public Briefing? LatestBriefing(ThreadId thread) =>
        Thread(thread) is { BriefingVersion: > 0 and var version } ? Briefing(thread, version) : null;

    /// <inheritdoc/>
    public IReadOnlyList<Briefing> Briefings(ThreadId thread) =>
        All(() => _collections.Briefings
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

    /// <summary>The archives; the caller holds the <see cref="Gate"/>.</summary>
    internal Archives ArchivesInside => Archives;

    /// <summary>All records of a kind with a greater key, archived ones included.</summary>
    internal IEnumerable<BsonDocument> Listing(ChangeKind kind, BsonValue after) =>
        WholeListing.IsArchived(kind) ? new WholeListing(this, kind, after).Read() : Pages(all => all.Of(kind), after);

    /// <summary>Page by page, so that nobody waits for the caller's work.</summary>
    internal IEnumerable<BsonDocument> Pages(Func<Collections, RecordCollection> collection, BsonValue after)
    {
        while (true)
        {
            var from = after;
            var page = Ask(() => collection(_collections).Find(Filter.Greater("_id", from), limit: PageSize).ToList());
            foreach (var document in page) yield return document;
            if (page.Count < PageSize) yield break;
            after = page[^1]["_id"];
        }
    }

    /// <summary>The revisions of a post in this file; the caller holds the <see cref="Gate"/>.</summary>
    internal IReadOnlyList<PostRevision> RevisionsInside(PostId id) =>
        [.. _collections.Revisions.Find(Filter.Between("_id", PostDocument.RevisionKey(id, 0), PostDocument.RevisionKey(id, 999_999))).Select(PostDocument.ReadRevision)];

    /// <summary>The assignments of a thread in this file; the caller holds the <see cref="Gate"/>.</summary>
    internal IReadOnlyList<Assignment> AssignmentsInside(ThreadId thread) =>
        [.. _collections.Assignments.Find(Filter.Equal("thread", thread.Value)).Select(ThreadDocument.ReadAssignment).OrderBy(assignment => assignment.Sequence)];

    /// <summary>The sequences of a thread's posts in this file, ascending; the caller holds the <see cref="Gate"/>.</summary>
    internal List<BsonValue> SequencesInside(ThreadId thread) =>
        [.. _collections.Assignments.Find(Filter.Equal("thread", thread.Value)).Select(assignment => assignment["_id"]).OrderBy(sequence => sequence.AsInt64)];

    /// <summary>The posts with these sequences that are in this file; the caller holds the <see cref="Gate"/>.</summary>
    internal List<BsonDocument> PostsInside(IReadOnlyCollection<BsonValue> sequences) =>
        [.. sequences.Select(sequence => _collections.Posts.FindById(sequence)).OfType<BsonDocument>()];

    private IReadOnlyList<T> All<T>(Func<IEnumerable<T>> question) => Ask(() => question().ToList());

    internal T Ask<T>(Func<T> question)
    {
        lock (Gate)
        {
            try
            {
                return question();
            }
            catch (Exception e) when (e is DamagedRecordException or ObjectDisposedException)
            {
                Fail();
                throw;
            }
            catch (Exception e) when (Damage.IsNoticed(e))
            {
                Fail();
                throw new DamagedRecordException($"The data file cannot be read: {e.Message} Run `doctor`, which says what is wrong and what can be repaired.", e);
            }
        }
    }

    /// <summary>LiteDB closes itself for good after some errors: archives are opened anew when they are next asked, so that one damaged page takes one story and not a year.</summary>
    private void Fail()
    {
        Archives.Dispose();
        OnFailed();
    }
}

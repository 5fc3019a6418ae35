using InformationMachine.Data.Briefings;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store;

/// <summary>
/// What can be asked of the data, live or as a snapshot. Thread-safe. Enumerations are lazy, read in pages and may be broken off;
/// each item is complete, and on the live file an enumeration sees what is committed while it runs.
/// </summary>
public interface IMachineReader : IDeliveryReader, IWordingReader
{
    /// <summary>The identity of the data file: another installation has another. It stays through copies, snapshots, backups and compaction.</summary>
    Guid FileIdentity { get; }

    /// <summary>How much there is.</summary>
    StoreCounts Counts();

    /// <summary>The sequence up to which all posts are linked; 0 before the first round.</summary>
    long LinkedThrough { get; }

    /// <summary>The last sequence of the round under way or, where none is, of the last one; 0 before the first round.</summary>
    long RoundThrough { get; }

    /// <summary>What the linker knows of the posts after a place in the order of linking, ascending.</summary>
    IEnumerable<PostEvidence> EvidenceAfter(long order);

    /// <summary>The last place in the order of linking; 0 where there is none.</summary>
    long LastEvidence { get; }

    /// <summary>The cursor of a feed; null where it was never polled.</summary>
    FeedState? FeedState(FeedId id);

    /// <summary>All feed cursors, by name.</summary>
    IReadOnlyList<FeedState> FeedStates();

    /// <summary>What a feed has listed lately; null where nothing is remembered.</summary>
    FeedMemory? FeedMemory(FeedId id);

    /// <summary>A post; null where it is unknown.</summary>
    Post? Post(PostId id);

    /// <summary>Those of the named posts that are known, in any order.</summary>
    IReadOnlyList<Post> Posts(IReadOnlyCollection<PostId> ids);

    /// <summary>The posts of a live thread, ascending by sequence: the quickest way to have them all.</summary>
    IReadOnlyList<Post> PostsOf(ThreadId thread);

    /// <summary>The posts put together from any of the named parts (<see cref="Posts.Post.Parts"/>), in any order.</summary>
    IReadOnlyList<Post> PostsHolding(IReadOnlyCollection<PostId> parts);

    /// <summary>Posts with a greater sequence, ascending.</summary>
    IEnumerable<Post> PostsAfter(long sequence);

    /// <summary>The earlier texts of a post, ascending by revision.</summary>
    IReadOnlyList<PostRevision> Revisions(PostId id);

    /// <summary>A thread by its own number, merged or not; null where the number was never given.</summary>
    StoryThread? Thread(ThreadId id);

    /// <summary>All threads, merged ones included, by number.</summary>
    IEnumerable<StoryThread> Threads();

    /// <summary>
    /// Archives that are not where they belong: for each year, how many threads have their posts in it. Those posts, their revisions and
    /// assignments are in no listing until the file is back. Reads all threads.
    /// </summary>
    IReadOnlyDictionary<int, int> MissingArchives();

    /// <summary>Live threads that have changed since the briefing round looked at them, by number.</summary>
    IReadOnlyList<StoryThread> ThreadsToBrief();

    /// <summary>The assignment of a post; null while it is pending.</summary>
    Assignment? Assignment(PostId post);

    /// <summary>The assignments of a live thread, ascending by sequence.</summary>
    IReadOnlyList<Assignment> Assignments(ThreadId thread);

    /// <summary>All assignments with a greater sequence, ascending.</summary>
    IEnumerable<Assignment> AssignmentsAfter(long sequence);

    /// <summary>All merges, in the order they happened.</summary>
    IReadOnlyList<ThreadMerge> Merges();

    /// <summary>The merges after the first so many, in the order they happened.</summary>
    IEnumerable<ThreadMerge> MergesAfter(int count);

    /// <summary>The merges into a thread, in the order they happened.</summary>
    IReadOnlyList<ThreadMerge> Merges(ThreadId into);

    /// <summary>The number of the latest decision; 0 where there is none.</summary>
    int LastDecision { get; }

    /// <summary>A decision; null where the number was never given.</summary>
    Decision? Decision(DecisionId id);

    /// <summary>Decisions with a greater number, ascending.</summary>
    IEnumerable<Decision> DecisionsAfter(int number);

    /// <summary>Decisions that touched a thread, ascending.</summary>
    IReadOnlyList<Decision> Decisions(ThreadId thread);

    /// <summary>One version of a thread's briefing; null where there is none.</summary>
    Briefing? Briefing(ThreadId thread, int version);

    /// <summary>The newest version; null where there is none.</summary>
    Briefing? LatestBriefing(ThreadId thread);

    /// <summary>All versions, ascending.</summary>
    IReadOnlyList<Briefing> Briefings(ThreadId thread);

    /// <summary>Where the change feed ends now: who begins there gets only what is yet to come.</summary>
    /// <exception cref="ChangeCursorException">The file was written by a version without a change feed.</exception>
    ChangeCursor LatestChange { get; }

    /// <summary>
    /// What is new or has changed after a place in the feed, in the order it was committed; from <see cref="ChangeCursor.Start"/> first
    /// every record there is. Each change carries the place after it.
    /// </summary>
    /// <param name="cursor">The place; from this file, however long ago, or from a snapshot of it.</param>
    /// <param name="kinds">What is wanted; null for everything.</param>
    /// <exception cref="ChangeCursorException">While enumerating: the cursor is another file's, lies beyond this one, or is too old.</exception>
    IEnumerable<Change> ChangesAfter(ChangeCursor cursor, IReadOnlySet<ChangeKind>? kinds = null);
}

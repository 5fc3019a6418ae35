using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads;

/// <summary>Gathers what a stretch of linking changes, for one commit.</summary>
internal sealed class ThreadBatch(IMachineReader reader, DateTimeOffset now)
{
    private readonly List<Assignment> _assignments = [];
    private readonly SortedDictionary<ThreadId, StoryThread> _threads = [];
    private readonly List<ThreadMerge> _merges = [];

    /// <summary>Posts that started a thread.</summary>
    public int Started { get; private set; }

    /// <summary>The merges so far.</summary>
    public IReadOnlyList<ThreadMerge> Merges => _merges;

    /// <summary>The threads whose second post came in this stretch, as they stand.</summary>
    public List<ThreadId> Confirmed { get; } = [];

    public void Add(Post post, LinkedPost linked)
    {
        var thread = linked.Started ? Start(post, linked.Thread) : Join(post, Thread(linked.Thread));
        _threads[thread.Id] = thread;
        if (thread.PostCount == 2) Confirmed.Add(thread.Id);
        _assignments.Add(new Assignment
        {
            Post = post.Id,
            Sequence = post.Sequence,
            Thread = linked.Thread,
            Provisional = linked.Thread,
            Score = linked.Score,
            RunnerUpScore = linked.RunnerUpScore,
            RunnerUp = linked.RunnerUp,
            At = now,
            By = AssignedBy.Linker,
        });
        foreach (var merge in linked.Merges) Merge(merge, post.Sequence);
        foreach (var examined in linked.Examined) Examine(examined);
    }

    public StoryThread Thread(ThreadId id) =>
        _threads.TryGetValue(id, out var known) ? known
        : reader.Thread(id) ?? throw new InvalidOperationException($"Thread {id} has posts but is not stored.");

    public StoreBatch ToStoreBatch(long linkedThrough) => new()
    {
        Assignments = [.. _assignments],
        Threads = [.. _threads.Values],
        Merges = [.. _merges],
        LinkedThrough = linkedThrough,
    };

    private StoryThread Start(Post post, ThreadId id)
    {
        Started++;
        return new StoryThread
        {
            Id = id,
            Title = PostText.Headline(post),
            StartedAt = post.PublishedAt,
            UpdatedAt = post.PublishedAt,
            PostCount = 1,
            Revision = 1,
        };
    }

    private static StoryThread Join(Post post, StoryThread thread) => thread with
    {
        StartedAt = Earlier(thread.StartedAt, post.PublishedAt),
        UpdatedAt = Later(thread.UpdatedAt, post.PublishedAt),
        PostCount = thread.PostCount + 1,
        Revision = thread.Revision + 1,
    };

    private void Merge(FoundMerge merge, long after)
    {
        var (younger, older) = (Thread(merge.From), Thread(merge.Into));
        _threads[older.Id] = older with
        {
            StartedAt = Earlier(younger.StartedAt, older.StartedAt),
            UpdatedAt = Later(younger.UpdatedAt, older.UpdatedAt),
            PostCount = younger.PostCount + older.PostCount,
            Revision = older.Revision + 1,
        };
        _threads[younger.Id] = younger with { PostCount = 0, MergedInto = older.Id, Revision = younger.Revision + 1 };
        _merges.Add(new ThreadMerge(younger.Id, older.Id, after, merge.Score, now));
        if (younger.PostCount == 1 && older.PostCount == 1) Confirmed.Add(older.Id);
        Confirmed.Remove(younger.Id);
    }

    private void Examine(ExaminedThread examined)
    {
        var thread = Thread(examined.Thread);
        // A new revision, so that a thread that turned into a story is briefed.
        if (thread.IsLoose != examined.IsLoose) _threads[thread.Id] = thread with { IsLoose = examined.IsLoose, Revision = thread.Revision + 1 };
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

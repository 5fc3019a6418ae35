using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>Gathers what a decision changes, and works out what the threads it touches look like after it.</summary>
internal sealed class DecisionDraft(IMachineReader reader, DateTimeOffset now)
{
    private readonly Dictionary<PostId, Assignment> _assignments = [];
    private readonly List<PostMove> _moves = [];
    private readonly List<MarkChange> _marks = [];
    private readonly SortedSet<ThreadId> _revived = [];
    private readonly SortedDictionary<ThreadId, StoryThread> _started = [];
    private readonly List<StoryThread> _touched = [];

    public IReadOnlyList<PostMove> Moves => _moves;

    /// <summary>Whether readers see a thread that a decision was taken back from; null where they see it as before.</summary>
    public Func<StoryThread, bool>? IsPublished { get; set; }

    /// <summary>The live thread that a number leads to.</summary>
    public StoryThread Survivor(ThreadId id) =>
        Forwarding.Survivor(reader, id) ?? throw new DecisionRefusedException($"There is no thread {id}.");

    /// <summary>Puts a post into a thread, where the machine leaves it.</summary>
    public void Move(Assignment assignment, ThreadId to) => Put(assignment, to, AssignedBy.Editor, now);

    /// <summary>Puts a post into a thread in somebody's name.</summary>
    public void Put(Assignment assignment, ThreadId to, AssignedBy by, DateTimeOffset at)
    {
        RefuseArchived(assignment.Thread);
        RefuseArchived(to);
        if (assignment.Thread != to) _moves.Add(new PostMove(assignment.Post, assignment.Thread, to, assignment.By, assignment.At));
        _assignments[assignment.Post] = assignment with { Thread = to, By = by, At = at };
    }

    /// <summary>Says that an editor has looked at the place of a post.</summary>
    public void Confirm(Assignment assignment)
    {
        RefuseArchived(assignment.Thread);
        _moves.Add(new PostMove(assignment.Post, assignment.Thread, assignment.Thread, assignment.By, assignment.At));
        _assignments[assignment.Post] = assignment with { By = AssignedBy.Editor, At = now };
    }

    /// <summary>Leaves a post where it is, in the name of whoever put it there.</summary>
    public void Release(Assignment assignment, AssignedBy by, DateTimeOffset at) => _assignments[assignment.Post] = assignment with { By = by, At = at };

    private void RefuseArchived(ThreadId id)
    {
        if (reader.Thread(id)?.ArchivedIn is { } year) throw new DecisionRefusedException($"Thread {id} is archived (archive/{year}.db): its posts stay as they are. It can still be renamed, hidden, pinned and approved.");
    }

    /// <summary>A thread with the next number, for the posts that are moved there.</summary>
    public ThreadId Start(string title)
    {
        var id = new ThreadId((int)reader.Counts().Threads + 1);
        _started[id] = new StoryThread { Id = id, Title = title, StartedAt = now, UpdatedAt = now, PostCount = 0 };
        return id;
    }

    /// <summary>Makes a thread that forwards one of its own again.</summary>
    public void Revive(ThreadId id) => _revived.Add(id);

    /// <summary>Gives a thread something its briefing has not seen.</summary>
    public void Touch(StoryThread thread) => _touched.Add(thread);

    /// <summary>Changes what editors say about a thread; nothing where it is said already.</summary>
    public bool Mark(StoryThread thread, Func<ThreadMark, ThreadMark> change)
    {
        var before = ThreadMark.Of(thread);
        var after = change(before);
        if (after == before) return false;
        _marks.Add(new MarkChange(before, after));
        return true;
    }

    /// <summary>The batch that makes it so, with the decision completed by what it changes.</summary>
    public StoreBatch ToStoreBatch(Decision decision)
    {
        var threads = _touched.ConvertAll(thread => thread with { Revision = thread.Revision + 1 });
        var emptied = new SortedSet<ThreadId>();
        foreach (var id in _moves.SelectMany(move => new[] { move.From, move.To }).Distinct().Order())
        {
            var thread = After(id);
            if (thread.PostCount == 0) emptied.Add(id);
            if (IsPublished is not null && !_revived.Contains(id)) threads.Add(thread with { IsPublished = IsPublished(thread) });
            else threads.Add(thread with { IsPublished = IsSeen(thread, decision) });
        }

        return new StoreBatch
        {
            Assignments = [.. _assignments.Values.OrderBy(assignment => assignment.Sequence)],
            Threads = [.. threads],
            Marks = [.. _marks.Select(mark => mark.After)],
            Decisions = [decision with { Moves = [.. _moves], Emptied = [.. emptied], Revived = [.. _revived], Marks = [.. _marks] }],
        };
    }

    /// <summary>A part is seen where what it was taken from was; what ends keeps what it was, for the day on which it is brought back.</summary>
    private static bool IsSeen(StoryThread thread, Decision decision) => decision.Kind switch
    {
        DecisionKind.Split when thread.Id == decision.Other => decision.Version is not null,
        DecisionKind.Merge => thread.IsPublished || thread.PostCount > 0,
        _ => thread.IsPublished,
    };

    private StoryThread After(ThreadId id)
    {
        var thread = _started.GetValueOrDefault(id) ?? reader.Thread(id)!;
        var left = _moves.Where(move => move.From == id).Select(move => move.Post).ToHashSet();
        var joined = _moves.Where(move => move.To == id).Select(move => move.Post);
        var ids = reader.Assignments(id).Select(assignment => assignment.Post).Where(post => !left.Contains(post)).Concat(joined).ToList();
        if (ids.Count == 0) return thread with { PostCount = 0, MergedInto = _moves.Last(move => move.From == id).To, Revision = thread.Revision + 1 };
        var posts = reader.Posts(ids);
        return thread with
        {
            StartedAt = posts.Min(post => post.PublishedAt),
            UpdatedAt = posts.Max(post => post.PublishedAt),
            PostCount = posts.Count,
            MergedInto = null,
            Revision = thread.Revision + 1,
        };
    }
}

using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Data.Store;

/// <summary>Does to a store whatever a machine may do, as numbers say.</summary>
internal sealed class RandomMachine(IMachineStore store)
{
    private readonly List<Post> _posts = [];
    private readonly List<int> _live = [];
    private int _threads;
    private int _linked;
    private int _decisions;

    /// <summary>How many things it can do.</summary>
    public const int Steps = 7;

    public Task StepAsync(int step, int one, int other) => step switch
    {
        0 => Commit(Add(1 + (one % 4))),
        1 when _posts.Count > 0 => Commit(Edit(one % _posts.Count)),
        2 when _linked < _posts.Count => Commit(Link(one, other)),
        3 when _live.Count > 1 => Commit(Merge(one, other)),
        4 when _live.Count > 0 => Commit(Rename(Live(one))),
        5 when _live.Count > 1 && _linked > 0 => Commit(Move(one % _linked, Live(other))),
        6 when _live.Count > 0 => Commit(Brief(Live(one))),
        _ => Task.CompletedTask,
    };

    private int Live(int n) => _live[n % _live.Count];

    private Task Commit(StoreBatch batch) => store.CommitAsync(batch, TestContext.Current.CancellationToken);

    private StoreBatch Add(int count)
    {
        var posts = Enumerable.Range(_posts.Count + 1, count).Select(n => Some.Post(n)).ToList();
        _posts.AddRange(posts);
        return new StoreBatch { NewPosts = [.. posts] };
    }

    private StoreBatch Edit(int index)
    {
        var old = _posts[index];
        _posts[index] = old with { Revision = old.Revision + 1, Text = $"{old.Text} Edited." };
        return new StoreBatch { EditedPosts = [_posts[index]], Revisions = [new PostRevision(old.Id, old.Revision, null, old.Text, old.RevisedAt)] };
    }

    private StoreBatch Link(int count, int choice)
    {
        var assignments = new List<Assignment>();
        var threads = new Dictionary<int, StoryThread>();
        for (var i = 0; i <= count % 3 && _linked < _posts.Count; i++, choice += 7)
        {
            var post = _posts[_linked++];
            if (_live.Count == 0 || choice % 3 == 0) _live.Add(++_threads);
            var thread = _live.Count == 1 || choice % 3 == 0 ? _live[^1] : Live(choice);
            threads[thread] = Grow(threads.GetValueOrDefault(thread) ?? store.Thread(new ThreadId(thread)) ?? Some.Thread(thread, 0));
            assignments.Add(Some.Assignment(post, _linked, thread));
        }

        return new StoreBatch { Assignments = [.. assignments], Threads = [.. threads.Values], LinkedThrough = _linked };
    }

    private static StoryThread Grow(StoryThread thread) => thread with { PostCount = thread.PostCount + 1, Revision = thread.Revision + 1 };

    private StoreBatch Merge(int one, int other)
    {
        var (a, b) = (Live(one), Live(other));
        if (a == b) return new StoreBatch();
        var (into, from) = (store.Thread(new ThreadId(Math.Min(a, b)))!, store.Thread(new ThreadId(Math.Max(a, b)))!);
        _live.Remove(from.Id.Value);
        return new StoreBatch
        {
            Threads = [into with { PostCount = into.PostCount + from.PostCount }],
            Merges = [new ThreadMerge(from.Id, into.Id, _linked, 0.9, Some.Time)],
        };
    }

    private StoreBatch Rename(int thread)
    {
        var before = ThreadMark.Of(store.Thread(new ThreadId(thread))!);
        var after = before with { Title = $"Named {(_decisions + 1).ToString(CultureInfo.InvariantCulture)}", IsTitleEdited = true };
        return new StoreBatch { Decisions = [Decide(DecisionKind.Rename, thread) with { Title = after.Title, Marks = [new MarkChange(before, after)] }], Marks = [after] };
    }

    private StoreBatch Move(int index, int to)
    {
        var assignment = store.Assignment(_posts[index].Id)!;
        if (assignment.Thread.Value == to) return new StoreBatch();
        return new StoreBatch
        {
            Assignments = [assignment with { Thread = new ThreadId(to), By = AssignedBy.Editor }],
            Decisions = [Decide(DecisionKind.Move, assignment.Thread.Value) with { Other = new ThreadId(to), Moves = [new PostMove(assignment.Post, assignment.Thread, new ThreadId(to), assignment.By, assignment.At)] }],
        };
    }

    private StoreBatch Brief(int id)
    {
        var thread = store.Thread(new ThreadId(id))!;
        var briefing = new Briefing
        {
            Thread = thread.Id,
            Version = thread.BriefingVersion + 1,
            Title = $"Version {(thread.BriefingVersion + 1).ToString(CultureInfo.InvariantCulture)}",
            WrittenAt = Some.Time,
            PostCount = thread.PostCount,
            Reason = new BriefingReason(1, 0, 0),
            Sections = new BriefingSections(),
            Sources = [],
        };
        return new StoreBatch { Briefings = [briefing], Briefed = [new BriefedMark(thread.Id, thread.Revision, briefing.Version, briefing.Title)] };
    }

    private Decision Decide(DecisionKind kind, int thread) => new()
    {
        Id = new DecisionId(++_decisions),
        Kind = kind,
        By = "ada",
        At = Some.Time,
        AfterSequence = _linked,
        Thread = new ThreadId(thread),
    };
}

using System.Collections.Immutable;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Threads;

/// <summary>What a linked round changes in the store, for one commit.</summary>
/// <param name="reader">The store as it is before.</param>
/// <param name="model">From which confidence on a thread is published.</param>
/// <param name="spokenFor">Threads that editors have published.</param>
/// <param name="now">When it is decided.</param>
internal sealed class ThreadBatch(IMachineReader reader, LinkingModel model, IReadOnlySet<ThreadId> spokenFor, DateTimeOffset now)
{
    private readonly SortedDictionary<long, Assignment> _assignments = [];
    private readonly SortedDictionary<ThreadId, StoryThread> _threads = [];
    private readonly List<ThreadMark> _marks = [];
    private readonly HashSet<ThreadId> _known = [];

    /// <summary>Threads that have become stories of several posts.</summary>
    public IReadOnlyList<StoryThread> Confirmed => [.. _threads.Values.Where(thread => thread is { IsLive: true, PostCount: > 1 } && !_known.Contains(thread.Id))];

    /// <summary>The batch, without what the linker remembers of the posts.</summary>
    /// <param name="posts">The round's posts.</param>
    /// <param name="round">What linking them has changed.</param>
    public StoreBatch Of(IReadOnlyCollection<Post> posts, LinkedRound round)
    {
        var byId = posts.ToDictionary(post => post.Id);
        foreach (var placement in round.Placements) Assign(placement);
        foreach (var move in round.Relocations) Reassign(move);
        foreach (var rated in round.Rated) Rate(rated, byId);
        var merges = round.Merges.Select(merge => Merge(merge, posts.Max(post => post.Sequence))).ToImmutableArray();
        return new StoreBatch
        {
            Assignments = [.. _assignments.Values],
            Threads = [.. _threads.Values],
            Merges = merges,
            Marks = [.. _marks],
        };
    }

    private void Assign(Placement placement) => _assignments.Add(placement.Post.Sequence, new Assignment
    {
        Post = placement.Post.Id,
        Sequence = placement.Post.Sequence,
        Thread = placement.Thread,
        Provisional = placement.Thread,
        Score = placement.Sureness,
        RunnerUpScore = placement.RunnerUpSureness,
        RunnerUp = placement.RunnerUp,
        At = now,
        By = AssignedBy.Linker,
    });

    private void Reassign(Relocation move)
    {
        var stored = reader.Assignment(move.Post.Id) ?? throw new InvalidOperationException($"Post {move.Post.Id} is linked but has no assignment.");
        _assignments.Add(move.Post.Sequence, stored with { Thread = move.To, Score = move.Sureness, RunnerUp = move.From, At = now });
    }

    private void Rate(RatedThread rated, Dictionary<PostId, Post> fresh)
    {
        var active = rated.Thread;
        var stored = reader.Thread(active.Id);
        if (stored is { PostCount: > 1 }) _known.Add(active.Id);
        var first = active.Posts.Min(PostNode.ByPublication)!;
        var thread = stored ?? new StoryThread { Id = active.Id, Title = Headline(first, fresh), StartedAt = first.PublishedAt, UpdatedAt = first.PublishedAt, PostCount = 0 };
        thread = thread with
        {
            StartedAt = active.Forgotten > 0 ? Earlier(thread.StartedAt, first.PublishedAt) : first.PublishedAt,
            UpdatedAt = active.Forgotten > 0 ? Later(thread.UpdatedAt, active.Posts.Max(PostNode.ByPublication)!.PublishedAt) : active.Posts.Max(PostNode.ByPublication)!.PublishedAt,
            PostCount = active.Size,
            Revision = thread.Revision + 1,
            Confidence = rated.Confidence,
            IsPublished = IsPublished(active.Id, rated.Confidence, stored),
        };
        _threads[thread.Id] = thread;
        if (stored is { BriefingVersion: 0, IsTitleEdited: false } && Headline(first, fresh) is var headline && headline != stored.Title) _marks.Add(ThreadMark.Of(stored) with { Title = headline });
    }

    /// <summary>What readers have seen stays a little longer than what is new has to reach, or pages would come and go.</summary>
    private bool IsPublished(ThreadId id, double confidence, StoryThread? stored)
    {
        var was = stored is { IsPublished: true, BriefingVersion: > 0 };
        return spokenFor.Contains(id) || confidence >= model.PublishFrom - (was ? LinkingModel.PublishSlack : 0);
    }

    private ThreadMerge Merge(FoundMerge merge, long after)
    {
        var gone = reader.Thread(merge.From) ?? throw new InvalidOperationException($"Thread {merge.From} has posts but is not stored.");
        _threads[gone.Id] = gone with { PostCount = 0, MergedInto = merge.Into, Revision = gone.Revision + 1 };
        return new ThreadMerge(merge.From, merge.Into, after, merge.Sureness, now);
    }

    private string Headline(PostNode first, Dictionary<PostId, Post> fresh) => PostText.Headline(fresh.GetValueOrDefault(first.Id) ?? reader.Post(first.Id)!);

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

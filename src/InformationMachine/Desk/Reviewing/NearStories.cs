using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Desk.Reviewing;

/// <summary>
/// How surely threads and posts are one story, as the linker weighs them: from the pairs that the judge found likely, which are stored with
/// the posts. Follows the store and the index; changes nothing. Not thread-safe; <see cref="DeskState"/> guards it.
/// </summary>
internal sealed class NearStories(IMachineReader reader, StoryIndex index, int knownPosts)
{
    private readonly Dictionary<long, PostNode> _nodes = [];
    private LinkGraph _graph = new(knownPosts);
    private long _last;

    /// <summary>Forgets everything, where the index began anew.</summary>
    public void Clear()
    {
        _nodes.Clear();
        _graph = new LinkGraph(knownPosts);
        _last = 0;
    }

    /// <summary>Takes in what the judge found out about posts that the index knows, some at a time; true once there is no more.</summary>
    public bool Refresh(int posts)
    {
        foreach (var evidence in reader.EvidenceAfter(_last))
        {
            if (posts-- == 0) return false;
            if (evidence.Sequence > index.Through) return true;
            _last = evidence.Order;
            if (index.At(evidence.Sequence) is not { } post) continue;
            var node = new PostNode(evidence.Order, evidence.Sequence, post.Id, post.PublishedAt, post.Voice) { IsAccount = post.Handle is not null, IsCrowd = PostHabits.FromNumbers(evidence.Habits).IsCrowd };
            _graph.Add(node, [.. evidence.Links.Select(link => new PostLink(link.Order, link.Probability))]);
            _graph.Put(node, post.Thread);
            _nodes[evidence.Sequence] = node;
        }

        return true;
    }

    /// <summary>Takes a thread's posts as they are now.</summary>
    public void Update(ThreadId id)
    {
        if (!index.Threads.TryGetValue(id, out var thread)) return;
        foreach (var sequence in thread.Posts.Keys)
        {
            if (Node(sequence) is { } node) _graph.Put(node, id);
        }
    }

    /// <summary>How surely a post belongs to the thread it is in, 0 to 1; null where the judge's findings about it are not known any more.</summary>
    public double? Sureness(IndexedPost post) => Node(post.Sequence) is { Thread: { } thread } node ? thread.Sureness(node) : null;

    /// <summary>The other threads that a post, or several together, would most surely belong to.</summary>
    public IReadOnlyList<(ThreadId Thread, double Sureness)> Of(IReadOnlyCollection<IndexedPost> posts, ThreadId except, int limit)
    {
        var nodes = posts.Select(post => Node(post.Sequence)).OfType<PostNode>().ToList();
        return Likeliest(Near(nodes, except).Select(thread => (thread.Id, nodes.Average(node => thread.Sureness(node)))), limit);
    }

    /// <summary>The threads that are most surely one with a thread.</summary>
    public IReadOnlyList<(ThreadId Thread, double Sureness)> Of(ThreadId id, int limit) =>
        !_graph.Threads.TryGetValue(id, out var thread) ? [] : Likeliest(Near(thread.Posts, id).Select(other => (other.Id, thread.Sureness(other))), limit);

    /// <summary>Where the linker would cut a thread, were it a little stricter: the posts outside the largest part; empty where it would not.</summary>
    public IReadOnlyList<IndexedPost> Cut(IndexedThread thread)
    {
        var nodes = thread.Posts.Keys.Select(Node).OfType<PostNode>().Order(PostNode.ByPublication).ToList();
        if (nodes.Count < 2 || nodes.Count < thread.Posts.Count) return [];
        for (var least = 0.3; least < 0.95; least += 0.1)
        {
            var parts = Agglomeration.Run(new Region(nodes, []), least, Threads.Decisions.LinkConstraints.None);
            if (parts.Count < 2) continue;
            var kept = parts.MaxBy(part => part.Posts.Count)!;
            return [.. nodes.Except(kept.Posts).Select(node => thread.Posts[node.Sequence])];
        }

        return [];
    }

    /// <summary>True where no likely pair leads from one group of posts to the other.</summary>
    public bool AreStrangers(IEnumerable<IndexedPost> some, IEnumerable<IndexedPost> others, double least)
    {
        var known = others.Select(post => Node(post.Sequence)).OfType<PostNode>().ToHashSet();
        return known.Count > 0 && !some.Select(post => Node(post.Sequence)).OfType<PostNode>().SelectMany(node => node.Links).Any(link => link.Probability >= least && known.Contains(link.Other));
    }

    private static IEnumerable<ActiveThread> Near(IEnumerable<PostNode> nodes, ThreadId except) =>
        nodes.SelectMany(node => node.Links).Select(link => link.Other.Thread).OfType<ActiveThread>().Where(thread => thread.Id != except).Distinct();

    private static List<(ThreadId Thread, double Sureness)> Likeliest(IEnumerable<(ThreadId Thread, double Sureness)> found, int limit) =>
        [.. found.OrderByDescending(item => item.Sureness).ThenBy(item => item.Thread).Take(limit)];

    private PostNode? Node(long sequence) => _nodes.TryGetValue(sequence, out var node) && node.Thread is not null ? node : null;
}

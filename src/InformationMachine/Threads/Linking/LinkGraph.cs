using InformationMachine.Data.Threads;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// The latest posts, which pairs of them probably tell one story, and the threads they are in. A function of what it was told of the
/// remembered posts, in order; so one that is told again what is stored continues as one that was never stopped. Not thread-safe.
/// </summary>
/// <param name="activePosts">How many posts are remembered.</param>
internal sealed class LinkGraph(int activePosts)
{
    private readonly Queue<PostNode> _nodes = new();
    private readonly Dictionary<long, PostNode> _byOrder = [];
    private readonly Dictionary<ThreadId, ActiveThread> _threads = [];

    /// <summary>The place of the post that was added last; 0 where there is none.</summary>
    public long Last { get; private set; }

    /// <summary>The threads of the remembered posts.</summary>
    public IReadOnlyDictionary<ThreadId, ActiveThread> Threads => _threads;

    /// <summary>Adds a post with what it was judged against; links to posts that are not remembered any more count for nothing.</summary>
    public void Add(PostNode node, IReadOnlyList<PostLink> links) => Add(node, links, static (one, other, probability) => one.Link(other, probability));

    /// <summary>The same of a post that was linked before, where many are to come; <see cref="EndRecall"/> ends it.</summary>
    public void Recall(PostNode node, IReadOnlyList<PostLink> links) => Add(node, links, static (one, other, probability) => one.Append(other, probability));

    /// <summary>Puts the links of recalled posts in order, once for all instead of one by one.</summary>
    public void EndRecall()
    {
        foreach (var node in _nodes) node.SortLinks();
    }

    private void Add(PostNode node, IReadOnlyList<PostLink> links, Action<PostNode, PostNode, float> link)
    {
        while (_nodes.TryPeek(out var oldest) && oldest.Order <= node.Order - activePosts) Forget(_nodes.Dequeue());
        foreach (var (order, probability) in links)
        {
            if (!_byOrder.TryGetValue(order, out var other)) continue;
            link(node, other, probability);
            link(other, node, probability);
        }

        _nodes.Enqueue(node);
        _byOrder.Add(node.Order, node);
        Last = node.Order;
    }

    /// <summary>Puts a post into a thread, which it opens where there is none, and takes it out of the one it was in.</summary>
    public void Put(PostNode node, ThreadId id)
    {
        if (node.Thread is { } before)
        {
            if (before.Id == id) return;
            before.Remove(node);
            if (before.Posts.Count == 0) _threads.Remove(before.Id);
        }

        if (!_threads.TryGetValue(id, out var thread)) _threads.Add(id, thread = new ActiveThread(id));
        thread.Add(node);
        node.Thread = thread;
    }

    private void Forget(PostNode node)
    {
        _byOrder.Remove(node.Order);
        foreach (var link in node.Links) link.Other.Unlink(node);
        if (node.Thread is not { } thread) return;
        thread.Remove(node);
        thread.Forgotten++;
        if (thread.Posts.Count == 0) _threads.Remove(thread.Id);
    }
}

using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Gives the posts of a round their threads. Each post comes with the posts it probably tells one story with; what they touch is grouped
/// anew with them, so that late and bulk posts mend what was linked without them. Threads do not depend on the order of arrival, but for
/// what lies beyond the reach of a round. Not thread-safe.
/// </summary>
internal sealed class Linker(LinkingModel model, LinkConstraints constraints)
{
    private readonly LinkGraph _graph = new(model.ActivePosts);
    private int _nextThread = 1;

    /// <summary>The place of the post that was linked last.</summary>
    public long Last => _graph.Last;

    /// <summary>The threads that can take a post.</summary>
    public IReadOnlyDictionary<ThreadId, ActiveThread> Threads => _graph.Threads;

    /// <summary>Prepares a new linker to continue where so many threads were started.</summary>
    public void BeginRecall(int threads) => _nextThread = threads + 1;

    /// <summary>Takes a post that was linked earlier, in order; <see cref="EndRecall"/> ends it.</summary>
    public void Recall(PostNode node, IReadOnlyList<PostLink> links, ThreadId thread)
    {
        _graph.Recall(node, links);
        _graph.Put(node, thread);
    }

    /// <summary>Says that all posts are recalled.</summary>
    public void EndRecall() => _graph.EndRecall();

    /// <summary>Tells what the store knows of a thread, once all its posts are recalled.</summary>
    public void Recall(StoryThread thread)
    {
        if (!_graph.Threads.TryGetValue(thread.Id, out var active)) return;
        active.Forgotten = Math.Max(0, thread.PostCount - active.Posts.Count);
        active.IsDecided = thread.LastDecision > 0;
    }

    /// <summary>Links the posts of a round; each has its links, by the order of linking.</summary>
    public LinkedRound Link(IReadOnlyList<(PostNode Node, IReadOnlyList<PostLink> Links)> round)
    {
        if (round.Count == 0) return new LinkedRound([], [], [], [], []);
        foreach (var (node, links) in round) _graph.Add(node, links);
        var fresh = round.Select(item => item.Node).ToList();
        var clusters = Agglomeration.Run(Region.Around(fresh, model), model.JoinFrom, constraints);
        var first = _nextThread;
        var names = Naming.Of(clusters, () => new ThreadId(_nextThread++));
        var (moves, merges) = Apply(clusters, names);
        var touched = fresh.Select(node => node.Thread!)
            .Concat(moves.SelectMany(move => new[] { _graph.Threads.GetValueOrDefault(move.From), move.Post.Thread! }).OfType<ActiveThread>())
            .Concat(merges.Select(merge => _graph.Threads[merge.Into]))
            .Distinct().OrderBy(thread => thread.Id);
        return new LinkedRound(
            [.. fresh.Order(PostNode.ByPublication).Select(Place)],
            [.. moves.Where(move => !merges.Exists(merge => merge.From == move.From && merge.Into == move.To)).OrderBy(move => move.Post, PostNode.ByPublication)],
            merges,
            [.. Enumerable.Range(first, _nextThread - first).Select(number => new ThreadId(number))],
            [.. touched.Select(thread => new RatedThread(thread, thread.Posts.Count < 2 ? default : ThreadNumbers.Of(thread)))]);
    }

    private (List<Relocation> Moves, List<FoundMerge> Merges) Apply(IReadOnlyList<Cluster> clusters, IReadOnlyList<ThreadId> names)
    {
        var moves = new List<Relocation>();
        var from = new Dictionary<ThreadId, Dictionary<ThreadId, int>>();
        foreach (var (cluster, name) in clusters.Zip(names))
        {
            foreach (var anchor in cluster.Anchors.Where(anchor => anchor.Id != name)) Forward(anchor, name, from);
            foreach (var node in cluster.Posts.Order(PostNode.ByPublication))
            {
                if (node.Thread is { } before && before.Id != name)
                {
                    Count(from, before.Id, name, 1);
                    moves.Add(new Relocation(node, before.Id, name, 0));
                }

                _graph.Put(node, name);
            }
        }

        var merges = from.Where(pair => !_graph.Threads.ContainsKey(pair.Key)).OrderBy(pair => pair.Key)
            .Select(pair => (From: pair.Key, Into: pair.Value.OrderByDescending(target => target.Value).ThenBy(target => target.Key).First().Key))
            .Select(pair => new FoundMerge(pair.From, pair.Into, Mean(moves.Where(move => move.From == pair.From).Select(move => Sureness(move.Post)))));
        return (moves.ConvertAll(move => move with { Sureness = Sureness(move.Post) }), [.. merges]);
    }

    /// <summary>What is not remembered of a thread goes where the rest goes.</summary>
    private void Forward(ActiveThread anchor, ThreadId into, Dictionary<ThreadId, Dictionary<ThreadId, int>> from)
    {
        Count(from, anchor.Id, into, anchor.Forgotten);
        if (_graph.Threads.TryGetValue(into, out var survivor)) survivor.Forgotten += anchor.Forgotten;
    }

    private static void Count(Dictionary<ThreadId, Dictionary<ThreadId, int>> counts, ThreadId from, ThreadId to, int posts)
    {
        if (!counts.TryGetValue(from, out var targets)) counts[from] = targets = [];
        targets[to] = targets.GetValueOrDefault(to) + posts;
    }

    private static Placement Place(PostNode node)
    {
        var others = node.Links.Select(link => link.Other.Thread).OfType<ActiveThread>().Where(thread => thread != node.Thread).Distinct()
            .Select(thread => (Thread: thread, Sureness: thread.Sureness(node)))
            .OrderByDescending(other => other.Sureness).ThenBy(other => other.Thread.Id).FirstOrDefault();
        return new Placement(node, node.Thread!.Id, node.Thread.Sureness(node), others.Thread?.Id, others.Sureness);
    }

    private static double Sureness(PostNode node) => node.Thread!.Sureness(node);

    private static double Mean(IEnumerable<double> values) => values.DefaultIfEmpty().Average();
}

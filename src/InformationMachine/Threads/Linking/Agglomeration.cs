using InformationMachine.Threads.Decisions;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Groups posts into stories: the two groups that are most surely one are joined first, as long as any two are sure enough
/// (agglomerative clustering; Sneath and Sokal, "Numerical Taxonomy", 1973). What comes out depends on which pairs were judged how, not
/// on the order in which the posts came.
/// </summary>
/// <remarks>
/// Two groups are as sure as the mean, over the smaller one's posts, of each post's four best pairs with the other group; pairs that were
/// never judged count as 0. One voice gives at most two of the four where a group has several, so that nobody fuses two stories by
/// repeating both. Posts of feeds that have more than their share join others and never weigh where others do.
/// </remarks>
internal sealed class Agglomeration
{
    private const int Pairs = 4;

    /// <summary>Groups up to this size together have all their pairs weighed anew after they were joined.</summary>
    private const int Small = 64;

    private readonly double _least;
    private readonly LinkConstraints _constraints;
    private readonly PriorityQueue<(Cluster One, Cluster Other), (double Sureness, int Key, int OtherKey)> _queue = new();
    private int _offered;

    private Agglomeration(double least, LinkConstraints constraints) => (_least, _constraints) = (least, constraints);

    /// <summary>Groups the posts of a region.</summary>
    /// <param name="region">What is grouped.</param>
    /// <param name="least">From which sureness on two groups are one, above 0 to 1.</param>
    /// <param name="constraints">What editors said.</param>
    public static IReadOnlyList<Cluster> Run(Region region, double least, LinkConstraints constraints)
    {
        var run = new Agglomeration(least, constraints);
        var clusters = run.Begin(region);
        run.Join();
        List<Cluster> left = [.. clusters.Where(cluster => !cluster.IsGone).OrderBy(cluster => cluster.Key)];
        foreach (var node in left.SelectMany(cluster => cluster.Posts)) node.Cluster = null;
        return left;
    }

    /// <summary>How surely a post belongs to a group, 0 to 1; it is not in the group.</summary>
    /// <param name="node">The post.</param>
    /// <param name="voices">Who speaks in the group.</param>
    /// <param name="group">The group.</param>
    /// <typeparam name="TGroup">A kind of group: named by type, since this is asked more often than anything else.</typeparam>
    public static double Sureness<TGroup>(PostNode node, VoiceCount voices, TGroup group)
        where TGroup : struct, IPostGroup
    {
        var wanted = Math.Min(Pairs, voices.Witnesses);
        var (sum, count) = (0.0, 0);
        Span<int> heard = stackalloc int[Pairs];
        foreach (var link in node.SortedLinks)
        {
            if (count == wanted) break;
            if (!group.Holds(link.Other) || (link.Other.IsCrowd && voices.IsOverCrowd)) continue;
            var voice = link.Other.OwnVoice;
            if (voices.IsSeveral && Occurrences(heard[..count], voice) >= VoiceCount.PostsOfOneVoice) continue;
            heard[count++] = voice;
            sum += link.Probability;
        }

        return wanted == 0 ? 0 : sum / wanted;
    }

    private static int Occurrences(ReadOnlySpan<int> voices, int voice)
    {
        var count = 0;
        foreach (var known in voices) count += known == voice ? 1 : 0;
        return count;
    }

    private List<Cluster> Begin(Region region)
    {
        var clusters = new List<Cluster>();
        foreach (var node in region.Free) Start(node, anchor: null);
        foreach (var anchor in region.Anchors)
        {
            var cluster = Start(anchor.Posts[0], anchor);
            foreach (var node in anchor.Posts.Skip(1)) Place(node, cluster);
        }

        foreach (var cluster in clusters) Offer(cluster, cluster.Posts, _least);
        return clusters;

        Cluster Start(PostNode node, ActiveThread? anchor)
        {
            var cluster = new Cluster(clusters.Count, anchor);
            clusters.Add(cluster);
            Place(node, cluster);
            return cluster;
        }
    }

    private static void Place(PostNode node, Cluster cluster)
    {
        cluster.Add(node);
        node.Cluster = cluster;
    }

    private void Join()
    {
        while (_queue.TryDequeue(out var pair, out var offered))
        {
            var (one, other) = pair;
            if (one.IsGone || other.IsGone || !MayJoin(one, other)) continue;
            var now = Sureness(one, other);
            if (now < -offered.Sureness - 1e-9)
            {
                Enqueue(one, other, now);
                continue;
            }

            Join(one, other);
        }
    }

    private void Join(Cluster one, Cluster other)
    {
        var (larger, smaller) = one.Posts.Count > other.Posts.Count || (one.Posts.Count == other.Posts.Count && one.Key < other.Key) ? (one, other) : (other, one);
        foreach (var node in smaller.Posts) node.Cluster = larger;
        var moved = smaller.Posts.ToList();
        larger.Absorb(smaller);
        if (larger.Posts.Count <= Small) Offer(larger, larger.Posts, _least);
        else Offer(larger, moved, leastLink: 0);
    }

    /// <summary>
    /// Weighs a cluster against those that some of its posts are linked to. Where all its posts are asked, sure links are enough: a mean is no
    /// surer than the surest of what it is a mean of.
    /// </summary>
    private void Offer(Cluster cluster, IReadOnlyList<PostNode> posts, double leastLink)
    {
        _offered++;
        cluster.Offered = _offered;
        foreach (var node in posts)
        {
            foreach (var link in node.SortedLinks)
            {
                if (link.Probability < leastLink) break;
                if (link.Other.Cluster is not { } near || near.Offered == _offered) continue;
                near.Offered = _offered;
                if (MayJoin(cluster, near)) Enqueue(cluster, near, Sureness(cluster, near));
            }
        }
    }

    /// <summary>Two threads that an editor has decided about are never joined, nor are those that must stay apart.</summary>
    private bool MayJoin(Cluster one, Cluster other) =>
        !(one.Anchors.Exists(thread => thread.IsDecided) && other.Anchors.Exists(thread => thread.IsDecided))
        && !one.Anchors.Exists(first => other.Anchors.Exists(second => _constraints.AreApart(first.Id, second.Id)));

    private void Enqueue(Cluster one, Cluster other, double sureness)
    {
        if (sureness < _least) return;
        var (first, second) = one.Key < other.Key ? (one, other) : (other, one);
        _queue.Enqueue((first, second), (-sureness, first.Key, second.Key));
    }

    private static double Sureness(Cluster one, Cluster other)
    {
        var (smaller, larger) = one.Posts.Count < other.Posts.Count || (one.Posts.Count == other.Posts.Count && one.Key < other.Key) ? (one, other) : (other, one);
        var (sum, shares) = (0.0, 0.0);
        foreach (var node in smaller.Posts)
        {
            var share = smaller.Share(node);
            shares += share;
            sum += share * Sureness(node, larger.Voices, new ClusterPosts(larger));
        }

        return sum / shares;
    }

    private readonly record struct ClusterPosts(Cluster Cluster) : IPostGroup
    {
        public bool Holds(PostNode node) => node.Cluster == Cluster;
    }
}

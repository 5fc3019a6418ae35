using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Which thread each group of posts is. A thread that is torn leaves its number with the larger part; where several threads go into one
/// group, the oldest number stays and the others forward to it, unless an editor has decided about one of them: that one stays. A group that
/// is nobody's larger part gets a new number.
/// </summary>
internal static class Naming
{
    /// <summary>The numbers of groups, in their order.</summary>
    /// <param name="clusters">Groups with disjoint posts.</param>
    /// <param name="next">Gives the next new number.</param>
    public static IReadOnlyList<ThreadId> Of(IReadOnlyList<Cluster> clusters, Func<ThreadId> next)
    {
        var parts = new Dictionary<ThreadId, (int Posts, int Cluster)>();
        for (var i = 0; i < clusters.Count; i++)
        {
            foreach (var part in clusters[i].Posts.Where(node => node.Thread is not null).CountBy(node => node.Thread!.Id))
            {
                if (!parts.TryGetValue(part.Key, out var largest) || part.Value > largest.Posts) parts[part.Key] = (part.Value, i);
            }
        }

        var claims = parts.ToLookup(part => part.Value.Cluster, part => part.Key);
        return [.. clusters.Select((cluster, i) => cluster.Anchors.Find(thread => thread.IsDecided)?.Id ?? (claims[i].Any() ? claims[i].Min() : next()))];
    }
}

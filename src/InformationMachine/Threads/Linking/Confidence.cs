namespace InformationMachine.Threads.Linking;

/// <summary>How sure it is that all posts of a thread tell one story.</summary>
internal static class Confidence
{
    /// <summary>The most posts that are looked at; of a larger thread the latest.</summary>
    private const int Posts = 200;

    /// <summary>The probability that a thread is clean, 0 to 1; 0 where it has one post.</summary>
    public static double Of(ActiveThread thread)
    {
        if (thread.Posts.Count < 2) return 0;
        var posts = thread.Posts.Order().TakeLast(Posts).ToList();
        var sureness = posts.ConvertAll(node => Sureness(node, thread, Agglomeration.Sorted(node.Links)));
        return sureness.Average();
    }

    /// <summary>How surely a post belongs to a thread, which may hold it already, 0 to 1.</summary>
    public static double Sureness(PostNode node, ActiveThread thread, NodeLink[] sorted)
    {
        var others = new Cluster(0, anchor: null);
        foreach (var other in thread.Posts.Where(other => other != node)) others.Add(other);
        return Agglomeration.Sureness(sorted, others, other => other.Thread == thread && other != node);
    }
}

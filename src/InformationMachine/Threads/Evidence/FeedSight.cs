namespace InformationMachine.Threads.Evidence;

/// <summary>How a feed's latest posts look to a new one of it.</summary>
internal sealed class FeedSight
{
    private readonly int _heads;

    public FeedSight(RecentPosts latest, ObservedPost post)
    {
        Latest = latest;
        var authors = new HashSet<int>();
        var (from, to) = (post.Time, post.Time);
        for (var i = 0; i < latest.Count; i++)
        {
            var other = latest[i].Post;
            _heads += IsHeadLike(post, other) ? 1 : 0;
            authors.Add(other.Author);
            (from, to) = (Math.Min(from, other.Time), Math.Max(to, other.Time));
        }

        Authors = authors.Count / (float)Math.Max(1, latest.Count);
        Rate = MathF.Log(latest.Count / ((to - from + 7200f) / 86_400f));
    }

    public RecentPosts Latest { get; }

    /// <summary>How many authors it has for each post, 0 to 1.</summary>
    public float Authors { get; }

    /// <summary>The logarithm of its posts a day.</summary>
    public float Rate { get; }

    /// <summary>How many of its latest posts, but for one, begin like the new one.</summary>
    public int HeadsLike(ObservedPost post, KnownPost besides) => _heads - (IsHeadLike(post, besides.Post) && Latest.Contains(besides) ? 1 : 0);

    private static bool IsHeadLike(ObservedPost post, ObservedPost other) => post.Head.Length > 1 && post.Head.AsSpan().CommonPrefixLength(other.Head) > 1;
}

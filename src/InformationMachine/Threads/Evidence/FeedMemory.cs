namespace InformationMachine.Threads.Evidence;

/// <summary>What is remembered of one feed, or of all. Not thread-safe.</summary>
internal sealed class FeedMemory
{
    /// <summary>The latest posts by which a feed's habits are known.</summary>
    public const int Habitual = 50;

    private readonly long[] _vectors = new long[ObservedPost.VectorLength];
    private double _lengths;

    /// <summary>Its latest posts.</summary>
    public RecentPosts Latest { get; } = new(Habitual);

    /// <summary>How many remembered posts are its own.</summary>
    public int Posts { get; private set; }

    /// <summary>How many of them say what is usual.</summary>
    public int Counted { get; private set; }

    public void Add(KnownPost post)
    {
        Latest.Add(post);
        Posts++;
        Counted += post.Habits.IsCrowd ? 0 : 1;
        Sum(post, 1);
    }

    public void Forget(KnownPost post)
    {
        Latest.Forget(post);
        Posts--;
        Counted -= post.Habits.IsCrowd ? 0 : 1;
        Sum(post, -1);
    }

    /// <summary>The mean of its embeddings, drawn towards the mean of all while it has few; into <paramref name="mean"/>.</summary>
    public void Mean(FeedMemory all, Span<float> mean)
    {
        const double prior = 8;
        var usual = all._lengths / Math.Max(1, all.Posts);
        var total = _lengths + (prior * usual);
        for (var i = 0; i < mean.Length; i++) mean[i] = total > 0 ? (float)((_vectors[i] + (all._lengths > 0 ? prior * usual * all._vectors[i] / all._lengths : 0)) / total) : 0;
    }

    private void Sum(KnownPost post, int sign)
    {
        if (post.Post.Vector is not { } vector) return;
        for (var i = 0; i < vector.Length; i++) _vectors[i] += sign * vector[i];
        // Whole numbers: what is added and taken away again leaves nothing.
        _lengths += sign * Math.Round(post.VectorLength);
    }
}

namespace InformationMachine.Threads.Evidence;

/// <summary>A post in the index.</summary>
/// <param name="post">What is seen of it.</param>
/// <param name="rows">The rows of its words in the word table, in the order of its words; -1 for one not in the table.</param>
internal sealed class KnownPost(ObservedPost post, int[] rows)
{
    public ObservedPost Post { get; } = post;

    public int[] Rows { get; } = rows;

    /// <summary>The length of its embedding; 0 where there is none.</summary>
    public float VectorLength { get; } = post.Vector is null ? 0 : MathF.Sqrt(Embedding.Dot(post.Vector, post.Vector));

    public PostHabits Habits { get; init; }

    /// <summary>Scratch of a search: what it shares with the post looked for.</summary>
    public float Score { get; set; }

    /// <summary>Scratch of a search: the number of the search that touched it last.</summary>
    public long Search { get; set; }

    /// <summary>The likeness in meaning to another post; NaN where one has no embedding.</summary>
    public float Meaning(KnownPost other) =>
        VectorLength * other.VectorLength is var lengths and > 0 ? Embedding.Dot(Post.Vector, other.Post.Vector) / lengths : float.NaN;
}

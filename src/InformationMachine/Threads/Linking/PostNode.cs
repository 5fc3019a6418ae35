using InformationMachine.Data.Posts;

namespace InformationMachine.Threads.Linking;

/// <summary>A remembered post in the graph of likely pairs.</summary>
/// <param name="order">Its place in the order of linking, from 1.</param>
/// <param name="sequence">Its place in the order of arrival.</param>
/// <param name="id">Its identity.</param>
/// <param name="publishedAt">When it was published.</param>
/// <param name="voice">Who speaks in it; see <see cref="Voices"/>.</param>
internal sealed class PostNode(long order, long sequence, PostId id, DateTimeOffset publishedAt, int voice)
{
    /// <summary>By publication, which is the same whatever feed was polled first.</summary>
    public static IComparer<PostNode> ByPublication { get; } = Comparer<PostNode>.Create((one, other) =>
    {
        var byTime = one.PublishedAt.CompareTo(other.PublishedAt);
        return byTime != 0 ? byTime : string.CompareOrdinal(one.Id.Value, other.Id.Value);
    });

    public long Order { get; } = order;

    public long Sequence { get; } = sequence;

    public PostId Id { get; } = id;

    public DateTimeOffset PublishedAt { get; } = publishedAt;

    public int Voice { get; } = voice;

    /// <summary>True where an account wrote it, not an outlet: what an account posts in a row is often one thought, an outlet's pieces are not.</summary>
    public bool IsAccount { get; init; }

    /// <summary>True where its feed had more than its share of what was remembered: it joins others and speaks for none where others do.</summary>
    public bool IsCrowd { get; init; }

    /// <summary>The thread it is in; null until its round is linked.</summary>
    public ActiveThread? Thread { get; set; }

    /// <summary>The posts it may tell one story with, in no particular order.</summary>
    public List<NodeLink> Links { get; } = [];
}

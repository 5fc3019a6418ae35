namespace InformationMachine.Threads.Evidence;

/// <summary>A new post among what is remembered: what all its pairs have in common.</summary>
internal sealed class SeenPost(KnownPost post)
{
    public KnownPost Post { get; } = post;

    public IReadOnlyList<Candidate> Candidates { get; set; } = [];

    /// <summary>The nearest by words and by meaning, at most <see cref="PairMeasure.Companions"/> each.</summary>
    public IReadOnlyList<KnownPost> Near { get; set; } = [];

    public IReadOnlyList<KnownPost> NearByMeaning { get; set; } = [];

    public float[] NearWords { get; set; } = [];

    /// <summary>The lengths of the nearest by words; see <see cref="Likeness.Length"/>.</summary>
    public float[] NearLengths { get; set; } = [];

    public float[] NearMeaning { get; set; } = [];

    public PostHabits Habits { get; set; }

    /// <summary>How often its voice's latest posts hold each of its words.</summary>
    public byte[] Habitual { get; set; } = [];

    public float Usual { get; set; }

    public float UsualMeaning { get; set; }
}

namespace InformationMachine.Threads.Features;

/// <summary>How much each kind of term counts, in tenths of a plain word.</summary>
internal sealed record FeatureWeights
{
    /// <summary>The shipped weights.</summary>
    public static FeatureWeights Usual { get; } = new();

    public int Word { get; init; } = 10;

    /// <summary>Added to a word that is a hashtag.</summary>
    public int Hashtag { get; init; } = 5;

    /// <summary>Added to a word that is a name.</summary>
    public int Name { get; init; } = 5;

    public int Pair { get; init; } = 3;

    /// <summary>A term counts at most so often within one post.</summary>
    public int MaximumCount { get; init; } = 1;
}

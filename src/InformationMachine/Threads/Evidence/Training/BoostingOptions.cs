namespace InformationMachine.Threads.Evidence.Training;

/// <summary>How trees are boosted.</summary>
internal sealed record BoostingOptions
{
    /// <summary>Trees of each sum.</summary>
    public int Trees { get; init; } = 160;

    /// <summary>Sums that are boosted with other chance and whose mean counts: each alone learns other accidents of few labelled pairs.</summary>
    public int Bags { get; init; } = 2;

    public int Depth { get; init; } = 4;

    /// <summary>The share of each tree's answer that is added.</summary>
    public double Rate { get; init; } = 0.1;

    /// <summary>Draws the values of leaves to 0 (L2).</summary>
    public double Shrinkage { get; init; } = 8;

    /// <summary>The least weight of a leaf, in units of a pair of which nothing is known (p(1-p) summed).</summary>
    public double LeastLeaf { get; init; } = 0.4;

    /// <summary>A split that gains less is none.</summary>
    public double LeastGain { get; init; } = 0.3;

    public double ShareOfPairs { get; init; } = 0.7;

    public double ShareOfNumbers { get; init; } = 0.4;

    public int Seed { get; init; } = 1;
}

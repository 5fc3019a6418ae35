namespace InformationMachine.Threads.Evidence.Training;

/// <summary>How trees are boosted.</summary>
internal sealed record BoostingOptions
{
    public int Trees { get; init; } = 250;

    public int Depth { get; init; } = 4;

    /// <summary>The share of each tree's answer that is added.</summary>
    public double Rate { get; init; } = 0.07;

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

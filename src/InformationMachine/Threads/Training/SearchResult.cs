namespace InformationMachine.Threads.Training;

/// <summary>What a search found.</summary>
/// <param name="Parts">The names of the parts of the material.</param>
/// <param name="Tried">All models, the one it started from first.</param>
internal sealed record SearchResult(IReadOnlyList<string> Parts, IReadOnlyList<TriedModel> Tried)
{
    /// <summary>A gain below this is chance.</summary>
    private const double LeastGain = 0.002;

    /// <summary>What it started from.</summary>
    public TriedModel Start => Tried[0];

    /// <summary>The best over all parts.</summary>
    public TriedModel Best => Tried.MaxBy(model => model.Worth())!;

    /// <summary>
    /// What each part says of the numbers chosen without it: the honest measure, since the best of many tries always looks good on
    /// what it was chosen by.
    /// </summary>
    public IReadOnlyList<Evaluation.Evaluation> HeldOut => [.. Parts.Select((_, part) => Tried.MaxBy(model => model.Worth(part))!.Parts[part])];

    /// <summary>How much worth is gained on parts that had no say.</summary>
    public double HeldOutGain => new TriedModel(Start.Model, HeldOut).Worth() - Start.Worth();

    /// <summary>True where the best numbers can be expected to do better on posts nobody has labelled.</summary>
    public bool IsGain => HeldOutGain >= LeastGain && Best.Worth() - Start.Worth() >= LeastGain;
}

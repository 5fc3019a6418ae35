namespace InformationMachine.Threads.Evaluation;

/// <summary>Where a post was put and where it belongs.</summary>
/// <param name="Gold">What people said of it; null where nobody has: such a post is left out of all measures.</param>
/// <param name="Final">The number of its thread in the end.</param>
/// <param name="Provisional">The number of its thread on arrival.</param>
internal sealed record LabelledPost(GoldLabel? Gold, int Final, int Provisional)
{
    /// <summary>True where its thread is shown to readers.</summary>
    public bool IsPublished { get; init; } = true;

    /// <summary>Its story; empty for noise, null where nobody has said or is sure.</summary>
    public string? Label => Gold is { IsUnsure: false } ? Gold.Story : null;
}

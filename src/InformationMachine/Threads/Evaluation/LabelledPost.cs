namespace InformationMachine.Threads.Evaluation;

/// <summary>Where a post was put and where it belongs.</summary>
/// <param name="Label">Its story; empty for noise, null where nobody has said: such a post is left out of all measures.</param>
/// <param name="Final">The number of its thread after merges.</param>
/// <param name="Provisional">The number of its thread on arrival.</param>
internal sealed record LabelledPost(string? Label, int Final, int Provisional);

namespace InformationMachine.Threads.Evidence;

/// <summary>Why two posts are, or are not, taken to tell one story.</summary>
/// <param name="Probability">The verdict, 0 to 1.</param>
/// <param name="Numbers">What was measured, the weightiest first.</param>
internal sealed record PairEvidence(float Probability, IReadOnlyList<WeighedNumber> Numbers);

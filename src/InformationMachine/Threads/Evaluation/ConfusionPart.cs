namespace InformationMachine.Threads.Evaluation;

/// <summary>One part of a <see cref="Confusion"/>.</summary>
/// <param name="Name">The story's label, or the thread's number.</param>
/// <param name="Posts">How many posts.</param>
internal sealed record ConfusionPart(string Name, int Posts);

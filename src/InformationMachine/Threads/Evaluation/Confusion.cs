namespace InformationMachine.Threads.Evaluation;

/// <summary>A thread that holds several stories, or a story that lies in several threads.</summary>
/// <param name="Name">The thread's number, or the story's label.</param>
/// <param name="Parts">The stories, or the threads, largest first.</param>
internal sealed record Confusion(string Name, IReadOnlyList<ConfusionPart> Parts);

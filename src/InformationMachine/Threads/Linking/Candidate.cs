namespace InformationMachine.Threads.Linking;

/// <summary>A thread that shares terms with what was asked for.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Cosine">How alike the two are, 0 to 1.</param>
internal readonly record struct Candidate(ActiveThread Thread, double Cosine);

namespace InformationMachine.Threads.Linking;

/// <summary>A thread whose posts have changed, with how sure it is that they tell one story.</summary>
/// <param name="Thread">The thread as it stands.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record RatedThread(ActiveThread Thread, double Confidence);

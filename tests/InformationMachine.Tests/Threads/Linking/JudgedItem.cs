namespace InformationMachine.Tests.Threads.Linking;

/// <summary>A made-up post.</summary>
/// <param name="Number">Its place by publication.</param>
/// <param name="Story">What it tells.</param>
/// <param name="Voice">Who speaks.</param>
internal sealed record JudgedItem(int Number, int Story, int Voice);

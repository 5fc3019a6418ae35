namespace InformationMachine.Data.Briefings;

/// <summary>One side of a tension.</summary>
/// <param name="Author">Who says it.</param>
/// <param name="Sentence">The statement.</param>
public sealed record TensionSide(string Author, Sentence Sentence);

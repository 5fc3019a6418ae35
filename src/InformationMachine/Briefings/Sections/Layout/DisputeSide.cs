namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>One side of a dispute.</summary>
/// <param name="Author">Who says it.</param>
/// <param name="Sentence">The words.</param>
internal sealed record DisputeSide(string Author, SpokenSentence Sentence);

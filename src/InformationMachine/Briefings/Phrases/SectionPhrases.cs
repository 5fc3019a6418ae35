namespace InformationMachine.Briefings.Phrases;

/// <summary>The words for a section of a briefing.</summary>
/// <param name="Heading">What stands over it.</param>
/// <param name="Empty">What stands in it where it has nothing; empty for a section that is left out then.</param>
internal sealed record SectionPhrases(string Heading, string Empty);

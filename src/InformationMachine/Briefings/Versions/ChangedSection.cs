namespace InformationMachine.Briefings.Versions;

/// <summary>How much of a section changed between two versions.</summary>
/// <param name="Section">The section's heading.</param>
/// <param name="Added">Statements that came.</param>
/// <param name="Removed">Statements that went.</param>
internal sealed record ChangedSection(string Section, int Added, int Removed);

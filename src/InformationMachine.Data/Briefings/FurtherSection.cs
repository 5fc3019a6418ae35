using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>A section that came after the first ones: its name in files, and statements with fields of its own.</summary>
/// <param name="Name">The name, such as <c>numbers</c>.</param>
/// <param name="Entries">The statements, in the order readers see them.</param>
public sealed record FurtherSection(string Name, ImmutableArray<SectionEntry> Entries);

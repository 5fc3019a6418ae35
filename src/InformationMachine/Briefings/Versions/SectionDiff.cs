using System.Collections.Immutable;

namespace InformationMachine.Briefings.Versions;

/// <summary>What changed in one section between two versions.</summary>
/// <param name="Section">The section's heading.</param>
/// <param name="Lines">Its statements in the order of the newer version, removed ones where they stood.</param>
internal sealed record SectionDiff(string Section, ImmutableArray<DiffLine> Lines)
{
    /// <summary>How many statements stand in both.</summary>
    public int Unchanged => Lines.Count(line => line.Change == DiffChange.Same);
}

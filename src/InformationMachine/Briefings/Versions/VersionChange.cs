using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>One version with what changed in it and why.</summary>
/// <param name="Summary">Number, time, headline and reason.</param>
/// <param name="Sections">The sections that differ from the version before, in the order readers see them; empty for the first.</param>
internal sealed record VersionChange(VersionSummary Summary, IReadOnlyList<ChangedSection> Sections)
{
    /// <summary>The history of a thread.</summary>
    /// <param name="versions">Versions in a row, ascending.</param>
    /// <param name="before">The version before the first of them, where there is one.</param>
    public static IReadOnlyList<VersionChange> Of(IEnumerable<Briefing> versions, Briefing? before = null)
    {
        var changes = new List<VersionChange>();
        foreach (var version in versions)
        {
            changes.Add(new VersionChange(VersionSummary.Of(version), before is null ? [] : Compare(before, version)));
            before = version;
        }

        return changes;
    }

    private static IReadOnlyList<ChangedSection> Compare(Briefing older, Briefing newer) =>
    [
        .. BriefingDiff.Between(older, newer).Select(section =>
            new ChangedSection(section.Section, section.Lines.Count(line => line.Change == DiffChange.Added), section.Lines.Count(line => line.Change == DiffChange.Removed))),
    ];
}

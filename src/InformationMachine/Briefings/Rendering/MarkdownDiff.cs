using System.Text;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering;

/// <summary>What changed between versions as Markdown: a heading for each section, a bullet for each statement that came or went.</summary>
internal static class MarkdownDiff
{
    /// <summary>Two versions compared; an older one with the number 0 stands for nothing at all.</summary>
    public static string Between(Briefing older, Briefing newer)
    {
        var text = new StringBuilder()
            .Append("# ").Append(MarkdownText.Of(newer.Title)).Append("\n\n")
            .Append(older.Version == 0 ? "Everything in " : $"{Wording.Version(older.Version)} ({Wording.Minute(older.WrittenAt)}) compared with ")
            .Append(Wording.Version(newer.Version)).Append(" (").Append(Wording.Minute(newer.WrittenAt)).Append(")\n");
        Append(text, older, newer, "##");
        return text.ToString();
    }

    /// <summary>The versions of a thread, the newest first, each with what changed in it.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last versions in full, ascending; the others are listed without their changes.</param>
    public static string History(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var full = newest.ToDictionary(briefing => briefing.Version);
        var text = new StringBuilder().Append("# History of ").Append(MarkdownText.Of(versions[^1].Title)).Append('\n');
        foreach (var version in versions.Reverse())
        {
            text.Append("\n## ").Append(Wording.Version(version.Version)).Append("\n\n")
                .Append(Wording.Minute(version.WrittenAt)).Append(" · ").Append(Wording.Items(version.PostCount)).Append(" · ").Append(Wording.Reason(version.Version, version.Reason)).Append('\n');
            if (full.TryGetValue(version.Version, out var newer) && full.TryGetValue(version.Version - 1, out var older)) Append(text, older, newer, "###");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Briefing older, Briefing newer, string level)
    {
        var sections = BriefingDiff.Between(older, newer);
        if (sections.IsEmpty) text.Append("\n*Both say the same.*\n");
        foreach (var section in sections)
        {
            text.Append('\n').Append(level).Append(' ').Append(section.Section);
            if (section.Unchanged > 0) text.Append(" (").Append(Wording.Count(section.Unchanged, "unchanged", "unchanged")).Append(')');
            text.Append("\n\n");
            foreach (var line in section.Lines.Where(line => line.Change != DiffChange.Same))
            {
                text.Append(line.Change == DiffChange.Added ? "- **Added:** " : "- **Removed:** ").Append(MarkdownText.Of(line.Text)).Append('\n');
            }
        }
    }
}

using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Forms;

/// <summary>What changed between versions as Markdown: a heading for each section, a bullet for each statement that came or went.</summary>
internal static class MarkdownDiff
{
    /// <summary>Two versions compared; an older one with the number 0 stands for nothing at all.</summary>
    public static string Between(Briefing older, Briefing newer)
    {
        var phrases = PhraseBook.For(newer.Language);
        var text = new StringBuilder().Append("# ").Append(MarkdownText.Of(newer.Title)).Append("\n\n");
        if (older.Version > 0) text.Append(Dated(older, phrases)).Append(" → ");
        text.Append(Dated(newer, phrases)).Append('\n');
        Append(text, older, newer, "##", phrases);
        return text.ToString();
    }

    private static string Dated(Briefing briefing, PhraseBook phrases) => $"{phrases.VersionOf(briefing.Version)} ({Wording.Minute(briefing.WrittenAt)})";

    /// <summary>The versions of a thread, the newest first, each with what changed in it.</summary>
    /// <param name="versions">All versions, ascending.</param>
    /// <param name="newest">The last versions in full, ascending; the others are listed without their changes.</param>
    public static string History(IReadOnlyList<VersionSummary> versions, IReadOnlyList<Briefing> newest)
    {
        var full = newest.ToDictionary(briefing => briefing.Version);
        var phrases = PhraseBook.For(newest[^1].Language);
        var text = new StringBuilder().Append("# ").Append(phrases.Changes.History).Append(phrases.Colon).Append(MarkdownText.Of(versions[^1].Title)).Append('\n');
        foreach (var version in versions.Reverse())
        {
            text.Append("\n## ").Append(phrases.VersionOf(version.Version)).Append("\n\n")
                .Append(Wording.Minute(version.WrittenAt)).Append(" · ").Append(phrases.ItemsOf(version.PostCount)).Append(" · ").Append(phrases.Reason(version.Version, version.Reason)).Append('\n');
            if (full.TryGetValue(version.Version, out var newer) && full.TryGetValue(version.Version - 1, out var older)) Append(text, older, newer, "###", phrases);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Briefing older, Briefing newer, string level, PhraseBook phrases)
    {
        var sections = BriefingDiff.Between(older, newer, phrases);
        if (sections.IsEmpty) text.Append("\n*").Append(phrases.Changes.Same).Append("*\n");
        foreach (var section in sections)
        {
            text.Append('\n').Append(level).Append(' ').Append(phrases.Heading(section.Section));
            if (section.Unchanged > 0) text.Append(" (").Append(PhraseBook.Fill(phrases.Changes.Unchanged, Wording.Number(section.Unchanged))).Append(')');
            text.Append("\n\n");
            foreach (var line in section.Lines.Where(line => line.Change != DiffChange.Same))
            {
                text.Append("- **").Append(line.Change == DiffChange.Added ? phrases.Changes.AddedMark : phrases.Changes.RemovedMark).Append(phrases.Colon.TrimEnd()).Append("** ").Append(MarkdownText.Of(line.Text)).Append('\n');
            }
        }
    }
}

using System.Collections.Immutable;
using System.Text;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>Versions, comparisons and news as text for people.</summary>
internal static class VersionText
{
    /// <summary>Two versions compared. Text marks with + and -, Markdown strikes out what went and sets what came in bold.</summary>
    public static string Diff(Briefing older, Briefing newer, ImmutableArray<SectionDiff> sections, bool markdown)
    {
        var text = new StringBuilder();
        var heading = $"{Wording.Version(older.Version)} → {Wording.Version(newer.Version)}";
        Line(text, markdown ? $"# {MarkdownText.Of(newer.Title)}" : PlainLine.Of(newer.Title));
        Line(text, "");
        Line(text, $"{heading} · {Wording.Minute(older.WrittenAt)} → {Wording.Minute(newer.WrittenAt)} · {Wording.Reason(newer.Version, newer.Reason)}");
        if (sections.IsEmpty) Line(text, "\nThe same statements in both.");
        foreach (var section in sections)
        {
            Line(text, "");
            Line(text, markdown ? $"## {section.Section}\n" : section.Section);
            foreach (var line in section.Lines) Line(text, markdown ? Markdown(line) : Plain(line));
        }

        return text.ToString();
    }

    /// <summary>What a reader has not read yet.</summary>
    public static string News(SinceLastRead news)
    {
        var text = new StringBuilder();
        Line(text, $"{PlainLine.Of(news.Title)}  (thread {news.Thread}, {(news.Read == 0 ? "not read yet" : $"read {Wording.Version(news.Read).ToLowerInvariant()}")}, now {Wording.Version(news.Newest).ToLowerInvariant()})");
        foreach (var version in news.Versions) Line(text, $"  {Wording.Version(version.Summary.Version)}, {Wording.Minute(version.Summary.WrittenAt)}: {Why(version)}");
        foreach (var section in news.New.Where(section => section.Section != Wording.Sources))
        {
            Line(text, $"  {section.Section}");
            foreach (var line in section.Lines) Line(text, $"    {Plain(line)}");
        }

        foreach (var source in news.Sources) Line(text, $"  [{source.Number}] {Wording.Headline(source)} — {Wording.Origin(source)} ({Wording.Day(source.PublishedAt)})");
        return text.ToString();
    }

    /// <summary>Why a version was written and what changed in it, in one line.</summary>
    public static string Why(VersionChange version)
    {
        var reason = Wording.Reason(version.Summary.Version, version.Summary.Reason);
        return version.Sections.Count == 0 ? reason : $"{reason}: {string.Join(", ", version.Sections.Select(Count))}";
    }

    /// <summary>A version for <c>--json</c>.</summary>
    public static object Describe(VersionChange version) => new
    {
        version.Summary.Version,
        version.Summary.WrittenAt,
        version.Summary.Title,
        version.Summary.PostCount,
        version.Summary.Reason,
        Changes = version.Sections,
    };

    private static string Count(ChangedSection section) =>
        $"{section.Section} {string.Join(' ', new[] { section.Added > 0 ? $"+{section.Added}" : "", section.Removed > 0 ? $"-{section.Removed}" : "" }.Where(part => part.Length > 0))}";

    private static string Plain(DiffLine line) => line.Change switch
    {
        DiffChange.Added => $"+ {line.Text}",
        DiffChange.Removed => $"- {line.Text}",
        _ => $"  {line.Text}",
    };

    private static string Markdown(DiffLine line) => line.Change switch
    {
        DiffChange.Added => $"- **{MarkdownText.Of(line.Text)}**",
        DiffChange.Removed => $"- ~~{MarkdownText.Of(line.Text)}~~",
        _ => $"- {MarkdownText.Of(line.Text)}",
    };

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

using System.Collections.Immutable;
using InformationMachine.Briefings.Rendering.Languages;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering;

/// <summary>Compares two versions of a thread's briefing, section by section and statement by statement.</summary>
internal static class BriefingDiff
{
    /// <summary>Beyond this many statements a section is compared as two sets, so that the table of the comparison stays small.</summary>
    private const int MaximumStatements = 400;

    /// <summary>The sections that differ, in the order readers see them.</summary>
    /// <param name="older">The older version.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="phrases">The words around statements, the same for both; null for those of the newer version.</param>
    public static ImmutableArray<SectionDiff> Between(Briefing older, Briefing newer, Phrases? phrases = null)
    {
        phrases ??= Phrases.For(newer.Language);
        var before = Statements(older, phrases);
        var after = Statements(newer, phrases);
        return
        [
            .. before.Zip(after, (o, n) => new SectionDiff(n.Section, Compare([.. o.Lines], [.. n.Lines])))
                .Where(section => section.Lines.Any(line => line.Change != DiffChange.Same)),
        ];
    }

    /// <summary>Everything a version says, a line a statement, by section; every version has the same sections.</summary>
    public static IReadOnlyList<(string Section, IEnumerable<string> Lines)> Statements(Briefing briefing, Phrases phrases)
    {
        var sections = briefing.Sections;
        return
        [
            (Wording.Title, [PlainLine.Of(briefing.Title)]),
            (Wording.What, sections.What.Select(Line)),
            (Wording.Notes, sections.Notes.Select(Line)),
            (Wording.WhyItMatters, sections.WhyItMatters.Select(Line)),
            (Wording.OpenQuestions, sections.OpenQuestions.Select(question => Question(question, phrases))),
            (Wording.Narrative, sections.Narrative.SelectMany(paragraph => paragraph.Select(Line))),
            (Wording.Timeline, sections.Timeline.Select(entry => Entry(entry, phrases))),
            (Wording.Perspectives, sections.Perspectives.SelectMany(View)),
            (Wording.Tensions, sections.Tensions.Select(tension => Conflict(tension, phrases))),
            (Wording.Sources, briefing.Sources.Select(Source)),
        ];
    }

    private static string Line(Sentence sentence) =>
        PlainLine.Of(sentence.Text) + (sentence.Citations.IsEmpty ? "" : " " + string.Concat(sentence.Citations.Select(n => $"[{n}]")));

    private static string Question(OpenQuestion question, Phrases phrases)
    {
        var label = phrases.Label(question);
        var text = (label.Length > 0 ? label + phrases.Colon : "") + Line(question.Sentence);
        return question.Answer is { } answer ? $"{text} — {Line(answer)}" : text;
    }

    private static string Entry(TimelineEntry entry, Phrases phrases) => $"{Wording.Day(entry.Date)}{(entry.IsExpected ? $" ({phrases.Expected})" : "")}: {Line(entry.Sentence)}";

    private static IEnumerable<string> View(Perspective view) => view.Stance.Select(sentence => $"{PlainLine.Of(view.Author)}: {Line(sentence)}");

    private static string Conflict(Tension tension, Phrases phrases) =>
        $"{phrases.Label(tension.Kind)}{phrases.Colon}{string.Join(" / ", tension.Sides.Select(side => $"{PlainLine.Of(side.Author)}: {Line(side.Sentence)}"))}";

    private static string Source(BriefingSource source) => $"[{source.Number}] {Wording.Headline(source)} — {Wording.Origin(source)}";

    private static ImmutableArray<DiffLine> Compare(string[] older, string[] newer) =>
        older.Length > MaximumStatements || newer.Length > MaximumStatements ? CompareAsSets(older, newer) : CompareInOrder(older, newer);

    private static ImmutableArray<DiffLine> CompareAsSets(string[] older, string[] newer)
    {
        var before = older.ToHashSet(StringComparer.Ordinal);
        var after = newer.ToHashSet(StringComparer.Ordinal);
        return
        [
            .. older.Where(line => !after.Contains(line)).Select(line => new DiffLine(DiffChange.Removed, line)),
            .. newer.Select(line => new DiffLine(before.Contains(line) ? DiffChange.Same : DiffChange.Added, line)),
        ];
    }

    /// <summary>The longest common subsequence, by the textbook table: length[i, j] is the longest of the ends that start there.</summary>
    private static ImmutableArray<DiffLine> CompareInOrder(string[] older, string[] newer)
    {
        var length = new int[older.Length + 1, newer.Length + 1];
        for (var i = older.Length - 1; i >= 0; i--)
        {
            for (var j = newer.Length - 1; j >= 0; j--)
            {
                length[i, j] = older[i] == newer[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var lines = ImmutableArray.CreateBuilder<DiffLine>();
        for (int i = 0, j = 0; i < older.Length || j < newer.Length;)
        {
            if (i < older.Length && j < newer.Length && older[i] == newer[j])
            {
                lines.Add(new DiffLine(DiffChange.Same, newer[j++]));
                i++;
            }
            else if (i < older.Length && (j == newer.Length || length[i + 1, j] >= length[i, j + 1]))
            {
                lines.Add(new DiffLine(DiffChange.Removed, older[i++]));
            }
            else
            {
                lines.Add(new DiffLine(DiffChange.Added, newer[j++]));
            }
        }

        return lines.ToImmutable();
    }
}

using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>Compares two versions of a thread's briefing, section by section and statement by statement.</summary>
internal static class BriefingDiff
{
    /// <summary>Beyond this many statements a section is compared as two sets, so that the table of the comparison stays small.</summary>
    private const int MaximumStatements = 400;

    /// <summary>The sections that differ, in the order readers see them.</summary>
    /// <param name="older">The older version.</param>
    /// <param name="newer">The newer version.</param>
    /// <param name="phrases">The words around statements, the same for both; null for those of the newer version.</param>
    public static ImmutableArray<SectionDiff> Between(Briefing older, Briefing newer, PhraseBook? phrases = null)
    {
        phrases ??= PhraseBook.For(newer.Language);
        var before = new VersionLines(older, phrases).Sections();
        var after = new VersionLines(newer, phrases).Sections();
        var (had, has) = (Keys(before), Keys(after));
        return
        [
            .. before.Zip(after, (o, n) => Compare(n.Section, o.Statements, n.Statements, had, has))
                .Where(section => section.Lines.Any(line => line.Change != DiffChange.Same)),
        ];
    }

    /// <summary>
    /// One section. A statement that stands elsewhere in the other version has only moved: it neither came nor went. What a version says
    /// of how views developed since the one before is not taken back by the next.
    /// </summary>
    private static SectionDiff Compare(string section, ImmutableArray<Statement> older, ImmutableArray<Statement> newer, HashSet<string> before, HashSet<string> after)
    {
        var (gone, come) = (Lines(older), Lines(newer));
        var lines = ImmutableArray.CreateBuilder<DiffLine>();
        foreach (var line in Compare([.. older.Select(statement => statement.Line)], [.. newer.Select(statement => statement.Line)]))
        {
            if (line.Change == DiffChange.Removed && (gone[line.Text].IsPassing || after.Contains(gone[line.Text].Key))) continue;
            lines.Add(line.Change == DiffChange.Added && before.Contains(come[line.Text].Key) ? line with { Change = DiffChange.Same } : line);
        }

        return new SectionDiff(section, lines.ToImmutable());
    }

    private static Dictionary<string, Statement> Lines(ImmutableArray<Statement> statements) =>
        statements.GroupBy(statement => statement.Line, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    private static HashSet<string> Keys(IEnumerable<(string Section, ImmutableArray<Statement> Statements)> version) =>
        version.SelectMany(section => section.Statements).Select(statement => statement.Key).ToHashSet(StringComparer.Ordinal);

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

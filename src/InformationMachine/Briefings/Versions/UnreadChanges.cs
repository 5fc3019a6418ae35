using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>
/// What versions tell a reader of an earlier one: statements behind which something new stands, and how views have developed on the way.
/// Each is told once, where readers meet it first. A sentence that has only moved was told; one of an old post that is merely chosen now
/// is no news.
/// </summary>
internal static class UnreadChanges
{
    /// <param name="read">The version read.</param>
    /// <param name="since">The versions after it, ascending, at least one.</param>
    /// <param name="fresh">The numbers of the sources that are new or have changed.</param>
    public static IEnumerable<SectionDiff> Of(Briefing read, IEnumerable<Briefing> since, IReadOnlySet<int> fresh)
    {
        var versions = since.ToList();
        var newest = versions[^1];
        var phrases = PhraseBook.For(newest.Language);
        var told = new VersionLines(read, phrases).Sections().SelectMany(section => section.Statements).Select(statement => statement.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (section, statements) in new VersionLines(newest, phrases).Sections())
        {
            var developed = section == Wording.Perspectives ? versions.SkipLast(1).SelectMany(version => Developed(version, newest, phrases)) : [];
            ImmutableArray<DiffLine> lines =
            [
                .. developed.Concat(statements).Where(statement => (statement.IsMore || statement.Citations.Any(fresh.Contains)) && told.Add(statement.Key))
                    .Select(statement => new DiffLine(DiffChange.Added, statement.Line)),
            ];
            if (!lines.IsEmpty) yield return new SectionDiff(section, lines);
        }
    }

    /// <summary>What somebody turned round or corrected on the way, and who came in, as long as the author and the posts are there.</summary>
    private static IEnumerable<Statement> Developed(Briefing version, Briefing newest, PhraseBook phrases)
    {
        var authors = newest.Sections.Perspectives.Select(view => view.Author).ToHashSet(StringComparer.Ordinal);
        var sources = newest.Sources.Select(source => source.Number).ToHashSet();
        return version.Sections.Perspectives.Where(view => authors.Contains(view.Author)).SelectMany(new VersionLines(version, phrases).Developments)
            .Where(statement => statement is { IsMore: true } && statement.Citations.All(sources.Contains));
    }
}

using System.Collections.Immutable;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>What a version says that an earlier one did not, in a few sentences.</summary>
internal static class BriefingNews
{
    /// <summary>The new sentences in the order readers meet them, at most so many; each statement once.</summary>
    public static ImmutableArray<Sentence> Between(Briefing? older, Briefing newer, int most)
    {
        var seen = new HashSet<string>(older?.Sections.Sentences().Select(sentence => sentence.Text) ?? [], StringComparer.Ordinal);
        var told = newer.Sections.What.Concat(newer.Sections.Narrative.SelectMany(paragraph => paragraph)).Concat(newer.Sections.Tensions.SelectMany(tension => tension.Sides.Select(side => side.Sentence)));
        return [.. told.Where(sentence => seen.Add(sentence.Text)).Take(most)];
    }

    /// <summary>Who came in, and whose views, figures or posts are others now, as lines with their citations.</summary>
    public static IEnumerable<Statement> Developments(Briefing briefing)
    {
        var lines = new VersionLines(briefing, PhraseBook.For(briefing.Language));
        return briefing.Sections.Perspectives.SelectMany(lines.Developments).Where(statement => statement.IsPassing);
    }
}

using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Ranking;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Sections;

/// <summary>The rest of the story in the order it happened, in paragraphs of a day or of several. What stands above is not said again.</summary>
internal static class NarrativeSection
{
    private const int MaximumSentences = 12;
    private const int MaximumWords = 320;
    private const int MaximumParagraphs = 5;
    private const int LongestParagraph = 4;
    private const int FewestLasting = 3;

    /// <summary>What "we" do is mostly told better by others.</summary>
    private const double Personal = 0.4;

    /// <param name="units">The candidates, by post and position.</param>
    /// <param name="said">What other sections of prose say already.</param>
    public static IReadOnlyList<IReadOnlyList<CandidateSentence>> Select(IReadOnlyList<CandidateSentence> units, IReadOnlyList<CandidateSentence> said)
    {
        units = [.. units.Where(unit => !said.Any(other => Selection.IsSame(unit, other)))];
        var last = units.Select(unit => unit.Day).DefaultIfEmpty().Max();
        // "I" has a name only under that name, and "votes tomorrow" is no longer true days later.
        if (units.Where(unit => !Cues.Myself().IsMatch(unit.Text) && (unit.Day >= last || !Cues.LooksAhead().IsMatch(unit.Text))).ToList() is { Count: >= FewestLasting } lasting) units = lasting;
        var days = units.Select(unit => unit.Day).Distinct().Count();
        // Every day has its say before any day has more: its best sentence counts double.
        var best = units.Where(unit => !Cues.IsQuestion(unit.Text)).GroupBy(unit => unit.Day).Select(day => day.MaxBy(Score)!).ToHashSet();
        var picked = Selection.Pick(units.Where(unit => !Cues.IsQuestion(unit.Text)), unit => Score(unit) + (best.Contains(unit) && days > 1 ? 1 : 0), MaximumWords, MaximumSentences);
        return Paragraphs([.. Selection.Standing(Selection.InOrder(picked))]);
    }

    private static double Score(CandidateSentence unit) => unit.Centrality * (unit.IsTitle ? 0.8 : 1) * (unit.IsLeaning ? 0.8 : 1) * (Cues.Personal().IsMatch(unit.Text) ? Personal : 1);

    private static List<IReadOnlyList<CandidateSentence>> Paragraphs(List<CandidateSentence> units)
    {
        var target = Math.Max(2, (int)Math.Ceiling(units.Count / (double)MaximumParagraphs));
        var paragraphs = new List<IReadOnlyList<CandidateSentence>>();
        var current = new List<CandidateSentence>();
        foreach (var unit in units)
        {
            var newDay = current.Count >= target && unit.Day != current[^1].Day;
            if (newDay || current.Count == LongestParagraph)
            {
                paragraphs.Add(current);
                current = [];
            }

            current.Add(unit);
        }

        if (current.Count > 0) paragraphs.Add(current);
        return paragraphs;
    }
}

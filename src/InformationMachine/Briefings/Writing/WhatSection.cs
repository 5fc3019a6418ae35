namespace InformationMachine.Briefings.Writing;

/// <summary>
/// What happened. Within a day the most central sentences; over several days the first report and then the latest, weighted by
/// centrality (measured: older summaries of a running story are mostly their newest facts).
/// </summary>
internal static class WhatSection
{
    private const double FirstReportShare = 0.3;
    private const double HalfLifeUnits = 8;
    private const int MaximumSentences = 5;

    public static IReadOnlyList<Unit> Select(IReadOnlyList<Unit> units, int words)
    {
        var candidates = units.Where(unit => !Cues.IsQuestion(unit.Text)).ToList();
        if (candidates.Count == 0) candidates = [.. units];
        if (candidates.Count == 0) return [];
        var isRunning = candidates[^1].Day.DayNumber - candidates[0].Day.DayNumber >= 1;
        var picked = isRunning ? Running(candidates, words) : Selection.Pick(candidates, Within, words, MaximumSentences);
        if (picked.Count == 0) picked = [candidates.OrderBy(unit => unit.Length).First()];
        return [.. Selection.InOrder(picked)];
    }

    private static List<Unit> Running(List<Unit> candidates, int words)
    {
        var firstDay = candidates[0].Day;
        var opening = Selection.Pick(candidates.Where(unit => unit.Day == firstDay), unit => Within(unit) - (0.1 * unit.Position), (int)(words * FirstReportShare) + 12, 1);
        var age = Ages(candidates);
        return Selection.Pick(candidates, unit => (0.25 * Within(unit)) + (0.75 * Math.Pow(0.5, age[unit] / HalfLifeUnits)), words, MaximumSentences + 2, opening);
    }

    private static Dictionary<Unit, int> Ages(List<Unit> candidates) =>
        candidates.OrderByDescending(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select((unit, age) => (unit, age)).ToDictionary(pair => pair.unit, pair => pair.age);

    private static double Within(Unit unit) => unit.Centrality * (Cues.Leaning().IsMatch(unit.Text) ? 0.85 : 1);
}

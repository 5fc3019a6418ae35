namespace InformationMachine.Briefings.Writing;

/// <summary>
/// What happened. Within a day the most central sentences where there is room for one or two, and otherwise those that together cover
/// what the posts share; over several days the first report and then what is central or new (measured: summaries of a running story
/// are its beginning and its newest facts, in full sentences rather than in asides).
/// </summary>
internal static class WhatSection
{
    private const double FirstReportShare = 0.3;
    private const int FirstReportSlack = 12;
    private const double HalfLifeUnits = 8;
    private const double CentralityShare = 0.5;
    private const double FullSentenceBonus = 0.3;
    private const double FullSentenceWords = 20;

    /// <summary>A longer section may take the 15 % that a stated length tolerates, rather than end with a third of it unused.</summary>
    private const double RunningSlack = 1.15;
    private const int WordsPerSentence = 12;
    private const int FewestSentences = 2;
    private const double Brevity = 0.1;

    /// <summary>A story that goes round midnight is still one of a day.</summary>
    private static readonly TimeSpan OneDay = TimeSpan.FromHours(24);

    /// <summary>From this length on the sentences of a day should cover what was said rather than each be the centre of it.</summary>
    private const int CoversFrom = 50;
    private const int WordsPerHeadline = 8;

    /// <param name="units">The candidates, by post and position.</param>
    /// <param name="words">About how long the section should be.</param>
    public static IReadOnlyList<Unit> Select(IReadOnlyList<Unit> units, int words)
    {
        var candidates = units.Where(unit => !Cues.IsQuestion(unit.Text)).ToList();
        var alone = units.CountBy(unit => unit.PostIndex).Where(post => post.Value == 1).Select(post => post.Key).ToHashSet();
        // What says outright why it matters is left to the section of that name, where enough remains to tell.
        if (candidates.Where(unit => !Cues.StrongImportance().IsMatch(unit.Text)).ToList() is { Count: >= FewestSentences } told) candidates = told;
        if (candidates.Where(unit => !(unit.IsTitle || alone.Contains(unit.PostIndex)) || !Cues.Announcement().IsMatch(unit.Text)).ToList() is { Count: >= FewestSentences } stated) candidates = stated;
        if (candidates.Count == 0) candidates = [.. units];
        if (candidates.Count == 0) return [];
        var isRunning = candidates[^1].Post.PublishedAt - candidates[0].Post.PublishedAt >= OneDay;
        var most = Math.Max(FewestSentences, words / WordsPerSentence);
        IReadOnlyList<Unit> picked = isRunning ? Running(candidates, (int)(words * RunningSlack), most)
            : words >= CoversFrom ? new Coverage(units).Pick(candidates, (int)(words * RunningSlack), words / WordsPerHeadline)
            : Centre(candidates, units, words, most);
        if (picked.Count == 0) picked = [candidates.OrderBy(unit => unit.Length).First()];
        return [.. Selection.InOrder(picked)];
    }

    /// <summary>With room for one or two sentences only: those that are central, hold what many posts speak of, and are brief about it.</summary>
    private static IReadOnlyList<Unit> Centre(List<Unit> candidates, IReadOnlyList<Unit> units, int words, int most)
    {
        var shared = new SharedWords(units);
        return Selection.Pick(candidates, unit => ((unit.Centrality + shared.Of(unit)) / 2 * Standing(unit)) - (Brevity * unit.Length / words), words, most);
    }

    private static IReadOnlyList<Unit> Running(List<Unit> candidates, int words, int most)
    {
        var firstDay = candidates[0].Day;
        var opening = Selection.Pick(candidates.Where(unit => unit.Day == firstDay), unit => Within(unit) - (0.02 * unit.Position), (int)(words * FirstReportShare) + FirstReportSlack, 1);
        var age = Ages(candidates);
        return Selection.Pick(candidates, unit => Score(unit, age[unit]), words, most, opening);
    }

    private static double Score(Unit unit, int age) =>
        (CentralityShare * Within(unit))
        + ((1 - CentralityShare) * Math.Pow(0.5, age / HalfLifeUnits))
        + (FullSentenceBonus * Math.Min(1, unit.Length / FullSentenceWords));

    private static Dictionary<Unit, int> Ages(List<Unit> candidates) =>
        candidates.OrderByDescending(unit => unit.PostIndex).ThenBy(unit => unit.Position).Select((unit, age) => (unit, age)).ToDictionary(pair => pair.unit, pair => pair.age);

    private static double Within(Unit unit) => unit.Centrality * Standing(unit);

    private static double Standing(Unit unit) => unit.IsLeaning ? 0.85 : 1;
}

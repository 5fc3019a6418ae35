namespace InformationMachine.Briefings.Writing;

/// <summary>A day, a sentence. An entry stands on another day than its post's only where the post writes that day out.</summary>
internal static class TimelineSection
{
    private const int MaximumEntries = 12;

    public static IReadOnlyList<(DateOnly Day, Unit Unit, bool IsExpected, DateOnly? Posted)> Select(IReadOnlyList<Unit> units)
    {
        var statements = units.Where(unit => !Cues.IsQuestion(unit.Text)).ToList();
        var taken = new List<Unit>();
        var entries = new List<(DateOnly Day, Unit Unit, bool IsExpected, DateOnly? Posted)>();
        foreach (var unit in statements.OrderByDescending(unit => unit.Centrality))
        {
            if (DateMentions.First(unit.Text, unit.Day) is not { } day || day == unit.Day || taken.Exists(other => Selection.IsSame(other, unit))) continue;
            if (entries.Exists(entry => entry.Day == day)) continue;
            entries.Add((day, unit, day > unit.Day, unit.Day));
            taken.Add(unit);
        }

        foreach (var day in statements.GroupBy(unit => unit.Day))
        {
            var best = day.Where(unit => !taken.Exists(other => Selection.IsSame(other, unit))).MaxBy(unit => unit.Centrality * (unit.IsLeaning ? 0.6 : 1));
            if (best is null) continue;
            entries.Add((day.Key, best, false, null));
            taken.Add(best);
        }

        return Cap([.. entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Unit.PostIndex)]);
    }

    /// <summary>The first and the last stay; between them the days with the strongest sentences.</summary>
    private static List<(DateOnly Day, Unit Unit, bool IsExpected, DateOnly? Posted)> Cap(List<(DateOnly Day, Unit Unit, bool IsExpected, DateOnly? Posted)> entries)
    {
        if (entries.Count <= MaximumEntries) return entries;
        var kept = entries[1..^1].OrderByDescending(entry => entry.Unit.Centrality).Take(MaximumEntries - 2).Append(entries[0]).Append(entries[^1]);
        return [.. kept.OrderBy(entry => entry.Day).ThenBy(entry => entry.Unit.PostIndex)];
    }
}

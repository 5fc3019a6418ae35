using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Phrases;

/// <summary>How many posts came when, in at most <see cref="MaximumCounts"/> equal spans.</summary>
/// <param name="From">The first day.</param>
/// <param name="DaysPerCount">How many days a span has.</param>
/// <param name="Counts">Posts per span.</param>
internal sealed record PostRhythm(DateOnly From, int DaysPerCount, ImmutableArray<int> Counts)
{
    public const int MaximumCounts = 21;

    /// <summary>The rhythm of a briefing's sources.</summary>
    public static PostRhythm Of(Briefing briefing)
    {
        var days = briefing.Sources.Select(source => DateOnly.FromDateTime(source.PublishedAt.UtcDateTime)).ToList();
        if (days.Count == 0) return new PostRhythm(DateOnly.FromDateTime(briefing.WrittenAt.UtcDateTime), 1, []);
        var from = days.Min();
        var span = days.Max().DayNumber - from.DayNumber + 1;
        var per = (span + MaximumCounts - 1) / MaximumCounts;
        var counts = new int[(span + per - 1) / per];
        foreach (var day in days) counts[(day.DayNumber - from.DayNumber) / per]++;
        return new PostRhythm(from, per, [.. counts]);
    }
}

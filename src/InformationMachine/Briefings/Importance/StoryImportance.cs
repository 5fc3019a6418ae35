using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Importance;

/// <summary>
/// How much a story matters, 0 to 100, and why. It depends on the version alone and not on the clock: the front page adds freshness to
/// it, watches ask for so much of it, and messages are ordered by it.
/// </summary>
/// <param name="Value">The sum of the parts, 0 to 100.</param>
/// <param name="Sources">How many independent sources tell the story.</param>
/// <param name="Parts">Why, the weightiest first.</param>
internal sealed record StoryImportance(double Value, int Sources, ImmutableArray<ImportancePart> Parts)
{
    private const double PerDoublingOfSources = 12;
    private const double MostForSources = 48;
    private const double PerDoublingOfSpeed = 5;
    private const double MostForSpeed = 20;
    private const double PerContradiction = 6;
    private const double MostForContradictions = 15;
    private const double PerDoublingOfChange = 3;
    private const double MostForChange = 10;
    private const double PerStanding = 8;
    private const int Heard = 3;

    public static StoryImportance Of(Briefing briefing, AuthorStandings standings)
    {
        var sources = IndependentSources.Count(briefing.Sources);
        ImmutableArray<ImportancePart> parts = [.. Reasons(briefing, standings, sources).Where(part => part.Points != 0).OrderByDescending(part => Math.Abs(part.Points))];
        return new StoryImportance(Math.Round(Math.Clamp(parts.Sum(part => part.Points), 0, 100), 1), sources, parts);
    }

    /// <summary>The reasons in a few words.</summary>
    public string Why() => string.Join(" · ", Parts.Where(part => part.Words.Length > 0).Take(Heard).Select(part => part.Words));

    private static IEnumerable<ImportancePart> Reasons(Briefing briefing, AuthorStandings standings, int sources)
    {
        yield return new("sources", Most(PerDoublingOfSources * Math.Log2(1 + sources), MostForSources), sources == 1 ? "single source" : Count(sources, "independent source"));
        var latest = briefing.Sources.IsEmpty ? briefing.WrittenAt : briefing.Sources.Max(source => source.PublishedAt);
        var lately = briefing.Sources.Count(source => source.PublishedAt > latest.AddDays(-1));
        yield return new("speed", Most(PerDoublingOfSpeed * Math.Log2(Math.Max(1, lately)), MostForSpeed), Count(lately, "post") + " within a day");
        var contradictions = briefing.Sections.Tensions.Length;
        yield return new("contradiction", Most(PerContradiction * contradictions, MostForContradictions), Count(contradictions, "contradiction"));
        var change = briefing.Version > 1 ? briefing.Reason.NewPosts + briefing.Reason.EditedPosts : 0;
        yield return new("change", Most(PerDoublingOfChange * Math.Log2(1 + change), MostForChange), Count(change, "new post"));
        var heard = briefing.Sources.Select(standings.Of).OrderByDescending(standing => Math.Abs(standing - AuthorStandings.Usual)).Take(Heard).ToList();
        var standing = heard.Count == 0 ? 0 : Math.Round(PerStanding * (heard.Average() - AuthorStandings.Usual), 1);
        yield return new("standing", standing, standing > 0 ? "authors of weight" : "authors of little weight");
    }

    private static double Most(double points, double most) => Math.Round(Math.Min(points, most), 1);

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Versions;
using InformationMachine.Data.Briefings;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site.Catalogue;

/// <summary>What one day brought to a story: its last version of that day and what that says that was not said the day before.</summary>
internal sealed record DayStory : IRanked
{
    /// <summary>Sentences of a story in a day's list and digest, and as many developments.</summary>
    private const int MostNews = 4;

    public required int Thread { get; init; }

    /// <summary>The last version of the day.</summary>
    public required int Version { get; init; }

    /// <summary>The version before the day; 0 where the story began on it.</summary>
    public required int VersionBefore { get; init; }

    public required string Title { get; init; }

    public string? Language { get; init; }

    public required int Posts { get; init; }

    public required int NewPosts { get; init; }

    public required int Authors { get; init; }

    public required int Tensions { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required ImmutableArray<Sentence> News { get; init; }

    /// <summary>Whose views, figures or posts became others on that day, a line each.</summary>
    public ImmutableArray<string> Developments { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Thread.ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>What moved most comes first: posts of the day count twice.</summary>
    [JsonIgnore]
    public double Rank => Posts + (2 * NewPosts) + (2 * Authors) + (2 * Tensions);

    /// <summary>How the day changed the story, in words.</summary>
    [JsonIgnore]
    public string Moved => (VersionBefore == 0 ? "New story" : $"{Wording.Version(VersionBefore)} to {Wording.Number(Version)}")
        + $" · {Wording.Count(NewPosts, "new post", "new posts")}, {Wording.Number(Posts)} in all · {Wording.Count(Authors, "author", "authors")}";

    /// <summary>
    /// The UTC day of each version: that of the newest post it tells, not that on which it was written, or all that a first run finds would
    /// have happened today. Never before the day of the version before it.
    /// </summary>
    public static IEnumerable<(Briefing Briefing, DateOnly Day)> Dated(IEnumerable<Briefing> versions)
    {
        var last = DateOnly.MinValue;
        foreach (var briefing in versions.OrderBy(version => version.Version))
        {
            var told = briefing.Sources.IsDefaultOrEmpty ? briefing.WrittenAt : briefing.Sources.Max(source => source.PublishedAt);
            var day = DateOnly.FromDateTime((told < briefing.WrittenAt ? told : briefing.WrittenAt).UtcDateTime);
            if (day > last) last = day;
            yield return (briefing, last);
        }
    }

    /// <summary>A story's part in each day on which a version was written.</summary>
    public static IEnumerable<(DateOnly Day, DayStory Story)> Of(IReadOnlyList<Briefing> versions)
    {
        Briefing? before = null;
        foreach (var day in Dated(versions).GroupBy(dated => dated.Day, dated => dated.Briefing))
        {
            var last = day.MaxBy(briefing => briefing.Version)!;
            yield return (day.Key, Of(before, last, day.Sum(briefing => briefing.Reason.NewPosts)) with { Developments = Developed(day.Where(briefing => briefing.Version > 1)) });
            before = last;
        }
    }

    private static ImmutableArray<string> Developed(IEnumerable<Briefing> versions) =>
        [.. versions.SelectMany(BriefingNews.Developments).Where(statement => !statement.Citations.IsEmpty).Select(statement => statement.Line).Distinct(StringComparer.Ordinal).Take(MostNews)];

    private static DayStory Of(Briefing? before, Briefing last, int newPosts) => new()
    {
        Thread = last.Thread.Value,
        Version = last.Version,
        VersionBefore = before?.Version ?? 0,
        Title = PlainLine.Of(last.Title),
        Language = last.Language,
        Posts = last.PostCount,
        NewPosts = newPosts,
        Authors = last.Sources.Select(source => source.Author).Distinct(StringComparer.Ordinal).Count(),
        Tensions = last.Sections.Tensions.Length,
        WrittenAt = last.WrittenAt,
        News = BriefingNews.Between(before, last, MostNews),
    };
}

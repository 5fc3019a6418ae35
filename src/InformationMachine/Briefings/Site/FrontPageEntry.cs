using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using InformationMachine.Briefings.Importance;
using InformationMachine.Briefings.Phrases;
using InformationMachine.Briefings.Site.Catalogue;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Threads;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Site;

/// <summary>What lists of stories say of a thread. Kept beside the pages, so that a list costs no look at the store.</summary>
internal sealed record FrontPageEntry : IRanked
{
    private const int TeaserLength = 260;
    private const int NamedAuthors = 4;
    private const double PointsOfADay = 12;

    public required int Thread { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Teaser { get; init; }

    public string? Language { get; init; }

    public required int Posts { get; init; }

    /// <summary>The authors with most posts, at most four.</summary>
    public required ImmutableArray<string> Authors { get; init; }

    public required int AuthorCount { get; init; }

    /// <summary>How many contradictions it shows.</summary>
    public int Tensions { get; init; }

    /// <summary>True where an editor wants it first.</summary>
    public bool IsPinned { get; init; }

    /// <summary>When its latest post was published; not after the version was written, whatever the post claims.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required PostRhythm Rhythm { get; init; }

    /// <summary>How much it matters, 0 to 100, as messages and watches have it.</summary>
    public double Importance { get; init; }

    /// <summary>Why, in a few words.</summary>
    public string Why { get; init; } = "";

    /// <summary>How many independent sources tell it.</summary>
    public int Sources { get; init; }

    /// <summary>The tags of the feeds that brought its posts.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <inheritdoc/>
    [JsonIgnore]
    public string Key => Thread.ToString("D9", CultureInfo.InvariantCulture);

    /// <summary>
    /// Importance and freshness in one figure that does not depend on the clock: a story of twelve points more, about twice as many
    /// independent sources, stands where one that is a day fresher stands.
    /// </summary>
    [JsonIgnore]
    public double Rank => (IsPinned ? 1_000_000 : 0) + (Importance / PointsOfADay) + (UpdatedAt - DateTimeOffset.UnixEpoch).TotalDays;

    /// <summary>The entry of a thread's newest version.</summary>
    public static FrontPageEntry Of(StoryThread thread, Briefing briefing, AuthorStandings? standings = null)
    {
        var importance = StoryImportance.Of(briefing, standings ?? AuthorStandings.None);
        var authors = briefing.Sources.GroupBy(source => PlainLine.Of(source.Author), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Min(source => source.Number)).Select(group => group.Key).ToList();
        var latest = briefing.Sources.IsEmpty ? briefing.WrittenAt : briefing.Sources.Max(source => source.PublishedAt);
        return new FrontPageEntry
        {
            Thread = thread.Id.Value,
            Version = briefing.Version,
            Title = PlainLine.Of(briefing.Title),
            Teaser = Tease(briefing),
            Language = briefing.Language,
            Posts = briefing.PostCount,
            Authors = [.. authors.Take(NamedAuthors)],
            AuthorCount = authors.Count,
            Tensions = briefing.Sections.Tensions.Length,
            IsPinned = thread.IsPinned,
            Importance = importance.Value,
            Why = importance.Why(),
            Sources = importance.Sources,
            UpdatedAt = latest < briefing.WrittenAt ? latest : briefing.WrittenAt,
            Rhythm = PostRhythm.Of(briefing),
        };
    }

    /// <summary>As many whole sentences as fit, at least the beginning of the first.</summary>
    private static string Tease(Briefing briefing)
    {
        var teaser = "";
        foreach (var sentence in briefing.Sections.What)
        {
            var line = Spoken.Line(sentence, PhraseBook.For(briefing.Language));
            var longer = teaser.Length == 0 ? line : teaser + CitedText.Between(sentence) + line;
            if (teaser.Length > 0 && longer.Length > TeaserLength) break;
            teaser = longer;
        }

        return PlainLine.Excerpt(teaser, TeaserLength);
    }
}

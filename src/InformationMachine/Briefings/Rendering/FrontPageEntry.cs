using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Rendering;

/// <summary>What the front page says of a thread. Kept beside the pages, so that the front page costs no look at the store.</summary>
internal sealed record FrontPageEntry
{
    private const int TeaserLength = 260;
    private const int NamedAuthors = 4;

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required string Teaser { get; init; }

    public string? Language { get; init; }

    public required int Posts { get; init; }

    /// <summary>The authors with most posts, at most four.</summary>
    public required ImmutableArray<string> Authors { get; init; }

    public required int AuthorCount { get; init; }

    /// <summary>When its latest post was published; not after the version was written, whatever the post claims.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    public required PostRhythm Rhythm { get; init; }

    /// <summary>The entry of a thread's newest version.</summary>
    public static FrontPageEntry Of(Briefing briefing)
    {
        var authors = briefing.Sources.GroupBy(source => PlainLine.Of(source.Author), StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Min(source => source.Number)).Select(group => group.Key).ToList();
        var latest = briefing.Sources.IsEmpty ? briefing.WrittenAt : briefing.Sources.Max(source => source.PublishedAt);
        return new FrontPageEntry
        {
            Version = briefing.Version,
            Title = PlainLine.Of(briefing.Title),
            Teaser = Tease(briefing),
            Language = briefing.Language,
            Posts = briefing.PostCount,
            Authors = [.. authors.Take(NamedAuthors)],
            AuthorCount = authors.Count,
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
            var longer = teaser.Length == 0 ? PlainLine.Of(sentence.Text) : teaser + CitedText.Between(sentence) + PlainLine.Of(sentence.Text);
            if (teaser.Length > 0 && longer.Length > TeaserLength) break;
            teaser = longer;
        }

        return PlainLine.Excerpt(teaser, TeaserLength);
    }
}

using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Benchmarks;

/// <summary>Made-up stories, version by version: each version brings one source more, and a statement of it.</summary>
internal static class TellingStories
{
    private static readonly FeedId Feed = FeedId.Parse("tellings");

    /// <summary>What stores the next version of a story.</summary>
    public static StoreBatch Version(int thread, int version, DateTimeOffset at)
    {
        var sources = Enumerable.Range(1, version + 1).Select(number => Source(thread, number, at)).ToImmutableArray();
        var story = new StoryThread
        {
            Id = new ThreadId(thread),
            Title = Title(thread),
            StartedAt = at,
            UpdatedAt = at,
            PostCount = sources.Length,
            Revision = version,
            Confidence = 1,
            IsPublished = true,
        };
        var briefing = new Briefing
        {
            Thread = story.Id,
            Version = version,
            Title = Title(thread),
            WrittenAt = at,
            PostCount = sources.Length,
            Language = "en",
            Reason = new BriefingReason(1, 0, 0),
            Sections = new BriefingSections { What = [.. sources.Select(source => new Sentence(source.Text, [source.Number]))] },
            Sources = sources,
        };
        return new StoreBatch { Threads = [story], Briefings = [briefing], Briefed = [new BriefedMark(story.Id, version, version, briefing.Title)] };
    }

    private static string Title(int thread) => string.Create(CultureInfo.InvariantCulture, $"The harbour of town {thread} is rebuilt");

    private static BriefingSource Source(int thread, int number, DateTimeOffset at) => new()
    {
        Number = number,
        Post = PostId.From(Feed, string.Create(CultureInfo.InvariantCulture, $"{thread}/{number}")),
        Revision = 1,
        Author = string.Create(CultureInfo.InvariantCulture, $"Author {number}"),
        Handle = string.Create(CultureInfo.InvariantCulture, $"@author{number}"),
        PublishedAt = at,
        Url = string.Create(CultureInfo.InvariantCulture, $"https://a{number}.example/{thread}"),
        Text = string.Create(CultureInfo.InvariantCulture, $"Engineer {number} says that pier {number} of town {thread} is finished."),
    };
}

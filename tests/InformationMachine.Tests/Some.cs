using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests;

/// <summary>Any valid value, so that a test shows only what matters to it.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Time = new(2026, 5, 17, 12, 0, 0, TimeSpan.Zero);

    public static readonly FeedId Feed = FeedId.Parse("blog");

    public static Post Post(int number, string text = "A harbour ferry was launched.", string author = "Ada Hale") => new()
    {
        Id = PostId.From(Feed, number.ToString(CultureInfo.InvariantCulture)),
        Feed = Feed,
        Guid = number.ToString(CultureInfo.InvariantCulture),
        Author = author,
        Text = text,
        PublishedAt = Time.AddMinutes(number),
        FirstSeenAt = Time.AddMinutes(number),
        RevisedAt = Time.AddMinutes(number),
        Fingerprint = text,
    };

    public static StoryThread Thread(int number, int posts = 1) => new()
    {
        Id = new ThreadId(number),
        Title = "A ferry is launched",
        StartedAt = Time,
        UpdatedAt = Time,
        PostCount = posts,
        Revision = posts,
        Confidence = 1,
        IsPublished = true,
    };

    public static Assignment Assignment(Post post, long sequence, int thread) => new()
    {
        Post = post.Id,
        Sequence = sequence,
        Thread = new ThreadId(thread),
        Provisional = new ThreadId(thread),
        Score = 0.5,
        At = Time,
        By = AssignedBy.Linker,
    };

    public static ModelWording Wording(int thread, int version) => new()
    {
        Thread = new ThreadId(thread),
        Version = version,
        Model = "m",
        PromptVersion = 1,
        Options = "o",
        WrittenAt = Time,
        Requests = 3,
        InputTokens = 100,
        OutputTokens = 20,
        Skipped = "s",
        Sections = [new WordedSection("what", [new WordedSentence("It sails.", [1, 2], StatementKind.Said) { Speaker = "Ada", IsExtract = true, Score = 0.5 }]), new WordedSection("why", [], "refused")],
        Refused = [new RefusedSentence("why", "It sinks.", [1], "words")],
    };
}

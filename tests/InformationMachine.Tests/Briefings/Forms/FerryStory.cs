using System.Collections.Immutable;
using System.Globalization;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Tests.Briefings.Forms;

/// <summary>An invented story about a ferry line, in three versions that use every structured field of a briefing.</summary>
internal static class FerryStory
{
    private static readonly BriefingSource Trials = Source(1, "Ada Hale", "The battery ferry Solan finished its trials off Port Brannoch today. It crossed the sound in 41 minutes with 260 passengers aboard, and the crew say the batteries still held half their charge at the far quay. If winter service keeps that up, the diesel boats can go.", "2026-05-17T08:20:00");

    private static readonly BriefingSource Contract = Source(2, "Tomas Reyk", "Brannoch Lines signed for two more battery ferries. The contract is worth 38 million crowns and the boats are to be delivered on 2026-11-02.", "2026-05-17T15:05:00", "Brannoch Lines orders two more battery ferries")
        with
    { Echoes = [PostId.From(FeedId.Parse("ferries"), "echo")] };

    private static readonly BriefingSource Cost = Source(3, "Mirela Voss", "I have seen the order: it is worth 44 million crowns, not 38 million. The quay chargers were left out of the figure that was given to the press.", "2026-05-18T10:40:00")
        with
    { Quoted = new PostQuote("Tomas Reyk", "@tomas", "The contract is worth 38 million crowns.", "https://ferries.example/posts/2", false) };

    private static readonly BriefingSource Chargers = Source(4, "Ada Hale", "Who pays for the chargers on the island side? The harbour office told me it has no budget line for them. The Solan starts regular service on Monday either way.", "2026-05-20T19:12:00");

    private static readonly BriefingSource Answer = Source(5, "Tomas Reyk", "The region pays for the island chargers, the council decided tonight by 14 votes to 9. Brannoch Lines confirms the order is worth 44 million crowns with chargers.", "2026-05-21T21:30:00", "Region pays for island chargers");

    public static ImmutableArray<Briefing> Versions { get; } = [First(), Second(), Third()];

    public static Briefing Newest => Versions[^1];

    public static StoryThread Thread(int id = 7) => new()
    {
        Id = new ThreadId(id),
        Title = Newest.Title,
        StartedAt = Newest.Sources[0].PublishedAt,
        UpdatedAt = Newest.Sources[^1].PublishedAt,
        PostCount = Newest.PostCount,
        Revision = 9,
        BriefedRevision = 9,
        IsPublished = true,
        BriefingVersion = 3,
    };

    public static Sentence Says(string text, params int[] citations) => new(text, [.. citations]);

    public static BriefingSource Source(int number, string author, string text, string day, string? title = null) => new()
    {
        Number = number,
        Post = PostId.From(FeedId.Parse("ferries"), number.ToString(CultureInfo.InvariantCulture)),
        Revision = 1,
        Author = author,
        Handle = "@" + author.Split(' ')[0].ToLowerInvariant(),
        Feed = author == "Ada Hale" ? "Ada Hale on Ferries" : "Coastline Weekly",
        PublishedAt = DateTimeOffset.Parse(day, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        Url = string.Create(CultureInfo.InvariantCulture, $"https://ferries.example/posts/{number}?from=feed&lang=en"),
        Title = title,
        Text = text,
    };

    private static Briefing Version(int version, string title, string at, BriefingReason reason, BriefingSections sections, params BriefingSource[] sources) => new()
    {
        Thread = new ThreadId(7),
        Version = version,
        Title = title,
        WrittenAt = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        PostCount = sources.Length + sources.Sum(source => source.Echoes.Length),
        Language = "en",
        Reason = reason,
        Sections = sections,
        Sources = [.. sources],
    };

    private static Evolution Since(EvolutionKind kind, int posts, int day, params Sentence[] sentences) => new(kind, posts, new DateOnly(2026, 5, day), [.. sentences]);

    private static Briefing First() => Version(1, "Battery ferry Solan finishes its trials", "2026-05-17T15:20:00", new BriefingReason(3, 0, 0), new BriefingSections
    {
        What = [Says("The battery ferry Solan finished its trials off Port Brannoch today.", 1), Says("Brannoch Lines signed for two more battery ferries.", 2)],
        Narrative = [[Says("It crossed the sound in 41 minutes with 260 passengers aboard.", 1), Says("The contract is worth 38 million crowns.", 2)]],
        Timeline = [new TimelineEntry(new DateOnly(2026, 5, 17), Says("The battery ferry Solan finished its trials off Port Brannoch.", 1))],
        Perspectives = [new Perspective("Ada Hale", "@ada", [Says("If winter service keeps that up, the diesel boats can go.", 1)], Since(EvolutionKind.FirstSeen, 1, 17))],
    }, Trials, Contract);

    private static Briefing Second() => Version(2, "Battery ferry order may cost 44 million crowns", "2026-05-18T11:00:00", new BriefingReason(1, 0, 0), new BriefingSections
    {
        What = [Says("The battery ferry Solan finished its trials off Port Brannoch today.", 1), Says("Brannoch Lines signed for two more battery ferries.", 2)],
        WhyItMatters = [Says("If winter service keeps that up, the diesel boats can go.", 1)],
        OpenQuestions = [new OpenQuestion(OpenQuestionKind.Unresolved, Says("The order is worth 44 million crowns, not 38 million.", 3))],
        Narrative = [[Says("It crossed the sound in 41 minutes with 260 passengers aboard.", 1), Says("The quay chargers were left out of the figure that was given to the press.", 3)]],
        Timeline = [new TimelineEntry(new DateOnly(2026, 5, 17), Says("The battery ferry Solan finished its trials off Port Brannoch.", 1)), new TimelineEntry(new DateOnly(2026, 11, 2), Says("The boats are to be delivered.", 2), IsExpected: true, Posted: new DateOnly(2026, 5, 17))],
        Perspectives = [new Perspective("Mirela Voss", "@mirela", [Says("The quay chargers were left out of the figure that was given to the press.", 3)], Since(EvolutionKind.FirstSeen, 1, 18))],
        Tensions = [Figures()],
    }, Trials, Contract, Cost);

    private static Briefing Third() => Version(3, "Region pays for island chargers as battery ferry Solan enters service", "2026-05-21T21:45:00", new BriefingReason(2, 1, 0), new BriefingSections
    {
        What =
        [
            Says("The battery ferry Solan finished its trials off Port Brannoch and starts regular service on Monday.", 1, 4),
            Says("Brannoch Lines confirms the order of two more boats is worth 44 million crowns with chargers.", 5),
            Says("The region pays for the island chargers, the council decided by 14 votes to 9.", 5),
        ],
        WhyItMatters = [Says("If winter service keeps that up, the diesel boats can go.", 1)],
        OpenQuestions =
        [
            new OpenQuestion(OpenQuestionKind.Asked, Says("Will the batteries hold half their charge in winter service?", 1)),
            new OpenQuestion(OpenQuestionKind.Unconfirmed, Says("The harbour office told me it has no budget line for the chargers.", 4)),
            new OpenQuestion(OpenQuestionKind.Asked, Says("Who pays for the chargers on the island side?", 4), Says("The region pays for the island chargers.", 5)),
        ],
        Narrative =
        [
            [Says("The Solan crossed the sound in 41 minutes with 260 passengers aboard, and the crew say the batteries still held half their charge at the far quay.", 1), Says("Brannoch Lines signed for two more battery ferries the same day.", 2)],
            [Says("A day later the price was in doubt: the quay chargers were left out of the figure that was given to the press.", 3), Says("The harbour office has no budget line for chargers on the island side.", 4), Says("The council settled it by 14 votes to 9.", 5)],
        ],
        Timeline =
        [
            new TimelineEntry(new DateOnly(2026, 5, 17), Says("The battery ferry Solan finished its trials off Port Brannoch.", 1)),
            new TimelineEntry(new DateOnly(2026, 5, 18), Says("The order is worth 44 million crowns, not 38 million.", 3)),
            new TimelineEntry(new DateOnly(2026, 5, 21), Says("The council decided that the region pays for the island chargers.", 5)),
            new TimelineEntry(new DateOnly(2026, 11, 2), Says("The boats are to be delivered.", 2), IsExpected: true, Posted: new DateOnly(2026, 5, 17)),
        ],
        Perspectives =
        [
            new Perspective("Ada Hale", "@ada", [Says("If winter service keeps that up, the diesel boats can go.", 1)], Since(EvolutionKind.Consistent, 2, 17)),
            new Perspective("Tomas Reyk", "@tomas", [Says("The region pays for the island chargers.", 5)], Since(EvolutionKind.FigureUpdated, 2, 17, Says("The contract is worth 38 million crowns.", 2), Says("The order is worth 44 million crowns with chargers.", 5))),
            new Perspective("Mirela Voss", null, [Says("The quay chargers were left out of the figure that was given to the press.", 3)], Since(EvolutionKind.NewPoint, 1, 18, Says("I have seen the order.", 3))),
        ],
        Tensions = [Figures(), new Tension(TensionKind.Denial, [new TensionSide("Ada Hale", Says("The harbour office told me it has no budget line for them.", 4)), new TensionSide("Tomas Reyk", Says("The region pays for the island chargers.", 5))])],
    }, Trials, Contract, Cost, Chargers, Answer);

    private static Tension Figures() => new(TensionKind.Figures, [new TensionSide("Tomas Reyk", Says("The contract is worth 38 million crowns.", 2)), new TensionSide("Mirela Voss", Says("It is worth 44 million crowns, not 38 million.", 3))]);
}

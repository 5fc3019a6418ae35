using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Cli;

/// <summary>An invented story to try a model with: figures, a doubt, a denial, two who do not agree.</summary>
internal static class ModelSample
{
    private static readonly FeedId Feed = FeedId.Parse("sample");

    public static IReadOnlyList<Post> Posts { get; } =
    [
        Post(1, "2026-03-02T08:10:00Z", "Coastline Weekly", null, "Brannoch swing bridge closed after crack is found", "The swing bridge at Port Brannoch was closed on Monday after inspectors found a crack of 40 centimetres in its main bearing. The harbour authority said about 6,200 vehicles cross the bridge on a working day. Nobody was injured."),
        Post(2, "2026-03-02T14:45:00Z", "Mirela Voss", "@mirelavoss", null, "I crossed the Brannoch bridge on Friday and it shook more than it ever did. The detour over the dam takes 35 minutes."),
        Post(3, "2026-03-03T09:30:00Z", "Harbour Authority", null, "Repair of the Brannoch bridge may take until June", "The bearing of the Brannoch swing bridge has to be replaced, and the repair may take until June. The authority puts the cost at 4.8 million crowns. It has not decided whether a ferry will run during the repair."),
        Post(4, "2026-03-04T17:20:00Z", "Coastline Weekly", null, "Union says warnings about the bridge were ignored", "The dock workers' union said it warned the harbour authority about the bearing of the Brannoch bridge in 2024 and again in 2025. The authority denied that it had received a warning in 2024. \"We had one report, in September 2025, and we acted on it,\" harbour master Tomas Reyk said."),
        Post(5, "2026-03-06T11:00:00Z", "Coastline Weekly", null, "Ferry to replace Brannoch bridge from 16 March", "A ferry will cross the harbour of Port Brannoch every 20 minutes from 16 March until the swing bridge is repaired, the council decided by 14 votes to 9. The ferry carries 30 cars. The council did not say who pays for it."),
    ];

    private static Post Post(int number, string time, string author, string? handle, string? title, string text) => new()
    {
        Id = PostId.From(Feed, number.ToString(CultureInfo.InvariantCulture)),
        Feed = Feed,
        Guid = number.ToString(CultureInfo.InvariantCulture),
        Author = author,
        Handle = handle,
        Title = title,
        Text = text,
        PublishedAt = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
        FirstSeenAt = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
        RevisedAt = DateTimeOffset.Parse(time, CultureInfo.InvariantCulture),
        Fingerprint = text,
    };
}

using System.Collections.Immutable;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Sources;

/// <summary>What is wrong or unusual about a feed that can be read all the same.</summary>
internal static class FeedProblems
{
    private static readonly TimeSpan ClockError = TimeSpan.FromDays(1);

    /// <summary>One sentence each, those that lose something first.</summary>
    public static ImmutableArray<string> Of(FeedConfig feed, SourceReading reading, IReadOnlyList<Post> posts, DateTimeOffset now)
    {
        var items = reading.Feed?.Items ?? [];
        var outcome = reading.Outcome;
        var isDocument = feed.Kind is "feed" or "page";
        var repeated = items.Where(item => item.Id is not null).GroupBy(item => item.Id, StringComparer.Ordinal).Count(group => group.Count() > 1);
        return
        [
            .. reading.Problems,
            .. When(items.IsEmpty, "It holds no items at present."),
            .. When(items.Length > posts.Count, $"{Count(items.Length - posts.Count, "item holds", "items hold")} no words and would be left out."),
            .. When(items.Any(item => item.Published is null), $"{Count(items.Count(item => item.Published is null), "item has", "items have")} no readable date; the time of reading would be taken."),
            .. When(items.Any(item => item.Published > now + ClockError), $"{Count(items.Count(item => item.Published > now + ClockError), "item is", "items are")} dated in the future; the time of reading would be taken."),
            .. When(repeated > 0, $"{Count(repeated, "identity is", "identities are")} used by several items; their addresses or words tell them apart."),
            .. When(items.Any(item => item.Id is null && item.Link is null), $"{Count(items.Count(item => item.Id is null && item.Link is null), "item has", "items have")} neither identity nor address: an edit would look like another post."),
            .. When(isDocument && items.Any(item => item.Link is null), $"{Count(items.Count(item => item.Link is null), "item has", "items have")} no address to cite."),
            .. When(isDocument && outcome.ETag is null && outcome.LastModified is null && outcome.Body.Length > 0, "The publisher sends neither ETag nor Last-Modified: every poll fetches the whole document."),
            .. When(feed.Kind == "feed" && outcome.ContentType?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true, "The publisher declares it as text/html."),
            .. When(outcome.MovedTo is not null, $"The publisher says that it has moved to {outcome.MovedTo?.GetLeftPart(UriPartial.Path)}."),
            .. When(outcome.RetryAfter > TimeSpan.Zero, $"The publisher asks for a pause of {outcome.RetryAfter?.TotalMinutes:0} minutes."),
        ];
    }

    private static string[] When(bool holds, string problem) => holds ? [problem] : [];

    private static string Count(int number, string one, string many) => number == 1 ? $"1 {one}" : $"{number} {many}";
}

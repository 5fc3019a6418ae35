using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Reads a timeline that comes in pages, the newest first, down to what is known already. The first reading takes one page. What a later
/// one cannot finish (too many pages, a failure on the way) is kept and finished by the next, so that nothing between is lost.
/// </summary>
internal static class Timeline
{
    /// <summary>The most pages of one reading.</summary>
    public const int MaximumPages = 5;

    /// <summary>Reads.</summary>
    /// <param name="cursor">How far it has been read.</param>
    /// <param name="about">What the feed is; its items are replaced.</param>
    /// <param name="readPage">Reads the page that a question stands for, the newest for null.</param>
    public static async Task<SourceReading> ReadAsync(TimelineCursor cursor, ParsedFeed about, Func<string?, Task<TimelinePage>> readPage)
    {
        var items = ImmutableArray.CreateBuilder<ParsedItem>();
        var (next, newest) = (cursor.Next, cursor.Newest);
        TimelinePage? first = null, page = null;
        for (var pages = 0; pages < MaximumPages; pages++)
        {
            var read = await readPage(next);
            if (read.Outcome.NotModified && page is null) return new SourceReading { Outcome = read.Outcome };
            if (read.Outcome.Failure != FeedFailure.None)
            {
                if (page is null) return new SourceReading { Outcome = read.Outcome };
                // What was read is kept; the rest is asked for when the failing host is ready again.
                return Reading(page with { Outcome = page.Outcome with { RetryAfter = read.Outcome.RetryAfter ?? page.Outcome.RetryAfter } }, items, about, cursor with { Next = next, Newest = newest });
            }

            // Validators belong to the newest page; those of others would be asked of the wrong one.
            if (first is null && cursor.Next is null) first = read;
            page = read with { Outcome = read.Outcome with { ETag = first?.Outcome.ETag, LastModified = first?.Outcome.LastModified } };
            items.AddRange(read.Items);
            newest = Later(newest, read.Newest);
            var isLast = read.Next is null || read.Next == next || cursor.Since is null || !IsAfter(read.Oldest, cursor.Since);
            if (isLast) return Reading(page, items, about, cursor with { Since = Later(cursor.Since, newest), Next = null, Newest = null });
            next = read.Next;
        }

        return Reading(page!, items, about, cursor with { Next = next, Newest = newest });
    }

    /// <summary>Whether one place is after another.</summary>
    public static bool IsAfter(string? place, string? other)
    {
        if (place is null || other is null) return place is not null;
        return place.Length != other.Length ? place.Length > other.Length : string.CompareOrdinal(place, other) > 0;
    }

    /// <summary>The newest or oldest of some places.</summary>
    public static string? Newest(IEnumerable<string?> places) => places.Aggregate((string?)null, Later);

    public static string? Oldest(IEnumerable<string?> places) => places.Aggregate((string?)null, (a, b) => a is null || IsAfter(a, b) ? b ?? a : a);

    private static string? Later(string? a, string? b) => IsAfter(b, a) ? b : a;

    private static SourceReading Reading(TimelinePage page, ImmutableArray<ParsedItem>.Builder items, ParsedFeed about, TimelineCursor cursor) => new()
    {
        Outcome = page.Outcome,
        // Pages overlap while news arrives, and an edit comes beside what it replaces: the newest one counts.
        Feed = about with { HasReplies = true, Items = [.. items.DistinctBy(item => item.Id, StringComparer.Ordinal)] },
        Cursor = cursor.ToString(),
    };
}

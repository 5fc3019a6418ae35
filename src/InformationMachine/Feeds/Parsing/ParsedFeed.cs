using System.Collections.Immutable;

namespace InformationMachine.Feeds.Parsing;

/// <summary>A feed document, whatever its format, as plain and safe values.</summary>
internal sealed record ParsedFeed
{
    /// <summary>The title, plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The page the feed belongs to, absolute.</summary>
    public string? Link { get; init; }

    /// <summary>The description, plain text.</summary>
    public string? Description { get; init; }

    /// <summary>The declared language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>The author of items that name none, plain text.</summary>
    public string? Author { get; init; }

    /// <summary>How long the publisher asks pollers to wait (ttl, sy:updatePeriod), where it says.</summary>
    public TimeSpan? SuggestedInterval { get; init; }

    /// <summary>The hours (UTC) in which the publisher asks not to be polled: bit 0 for midnight to bit 23.</summary>
    public int SkippedHours { get; init; }

    /// <summary>The days (UTC) on which the publisher asks not to be polled: bit 0 for Sunday to bit 6.</summary>
    public int SkippedDays { get; init; }

    /// <summary>The WebSub hub that tells of its news, absolute.</summary>
    public string? Hub { get; init; }

    /// <summary>What the hub calls it: its own address as it names it.</summary>
    public string? Topic { get; init; }

    /// <summary>True where the source knows which item replies to which.</summary>
    public bool HasReplies { get; init; }

    /// <summary>True where there was no time for further items.</summary>
    public bool IsCutShort { get; init; }

    /// <summary>The items, in document order.</summary>
    public ImmutableArray<ParsedItem> Items { get; init; } = [];
}

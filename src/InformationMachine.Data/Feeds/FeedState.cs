namespace InformationMachine.Data.Feeds;

/// <summary>
/// What the machine has learned about a feed and must not forget across restarts: the feed's cursor. Which feeds exist is said by
/// <c>feeds.json</c> alone; a state without its feed is kept, so that a feed taken out and put back is not read as new.
/// </summary>
public sealed record FeedState
{
    /// <summary>The feed.</summary>
    public required FeedId Id { get; init; }

    /// <summary>The URL the validators below belong to; they are void once the configured URL differs.</summary>
    public string? Url { get; init; }

    /// <summary>The <c>ETag</c> of the last document, byte for byte, quotes and <c>W/</c> included.</summary>
    public string? ETag { get; init; }

    /// <summary>The <c>Last-Modified</c> of the last document, byte for byte.</summary>
    public string? LastModified { get; init; }

    /// <summary>SHA-256 of the last document, so that an unchanged one is not parsed again where validators are missing.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The source's own position (a <c>since_id</c>, a cursor), where it has one.</summary>
    public string? Cursor { get; init; }

    /// <summary>The title the feed gives itself.</summary>
    public string? Title { get; init; }

    /// <summary>The feed is not polled before this time.</summary>
    public DateTimeOffset NextPollAt { get; init; }

    /// <summary>The last poll, whatever its outcome.</summary>
    public DateTimeOffset? LastPollAt { get; init; }

    /// <summary>The last poll that reached the feed.</summary>
    public DateTimeOffset? LastSuccessAt { get; init; }

    /// <summary>The last poll that brought a new or edited post.</summary>
    public DateTimeOffset? LastNewsAt { get; init; }

    /// <summary>Why the last poll failed; <see cref="FeedFailure.None"/> after a success.</summary>
    public FeedFailure Failure { get; init; }

    /// <summary>The last failure in words, without secrets; null after a success.</summary>
    public string? LastError { get; init; }

    /// <summary>Failures in a row; 0 after a success.</summary>
    public int FailureStreak { get; init; }

    /// <summary>True when the publisher said that the feed is gone (410): it is polled no more until an operator refreshes it.</summary>
    public bool Muted { get; init; }

    /// <summary>The host that answered last, redirects followed: its limits and pauses hold for this feed too.</summary>
    public string? Host { get; init; }

    /// <summary>Until when <see cref="Host"/> asked to be left alone by all its feeds, when it last did.</summary>
    public DateTimeOffset? HostPausedUntil { get; init; }

    /// <summary>How long the document asks pollers to wait (ttl, sy:updatePeriod); kept, because an unchanged one is not read again.</summary>
    public TimeSpan? SuggestedInterval { get; init; }

    /// <summary>The hours (UTC) in which the document asks not to be polled: bit 0 for midnight to bit 23.</summary>
    public int SkippedHours { get; init; }

    /// <summary>The days (UTC) on which the document asks not to be polled: bit 0 for Sunday to bit 6.</summary>
    public int SkippedDays { get; init; }

    /// <summary>How many posts a day the feed brings, the latest week or two weighing most; 0 while nothing is known.</summary>
    public double PostRate { get; init; }

    /// <summary>Where a permanent redirect pointed in the last poll, until it is believed.</summary>
    public string? MovedTo { get; init; }

    /// <summary>Since when every poll was redirected permanently to <see cref="MovedTo"/>.</summary>
    public DateTimeOffset? MovedSince { get; init; }

    /// <summary>How many polls in a row were redirected permanently to <see cref="MovedTo"/>.</summary>
    public int MovedPolls { get; init; }

    /// <summary>The URL that replaced the configured one after repeated permanent redirects.</summary>
    public string? AdoptedUrl { get; init; }

    /// <summary>When the day began in which <see cref="EditedBytes"/> are counted; null where nothing was edited yet.</summary>
    public DateTimeOffset? EditsSince { get; init; }

    /// <summary>About how much edits of this feed's posts have added to the data file since <see cref="EditsSince"/>, in bytes.</summary>
    public long EditedBytes { get; init; }

    /// <summary>Polls so far.</summary>
    public long Polls { get; init; }

    /// <summary>Posts this feed has brought so far.</summary>
    public long Posts { get; init; }
}

using InformationMachine.Data.Feeds;

namespace InformationMachine.Network;

/// <summary>What came of a fetch. A failure is a value: it becomes the feed's state.</summary>
internal sealed record FetchOutcome
{
    /// <summary>What went wrong, if anything.</summary>
    public FeedFailure Failure { get; init; }

    /// <summary>The same in words, without secrets.</summary>
    public string? Error { get; init; }

    /// <summary>True where it did not even get on its way: no name server answers, or no network leads anywhere.</summary>
    public bool IsOffline { get; init; }

    /// <summary>The HTTP status of the last answer; 0 where there was none.</summary>
    public int Status { get; init; }

    /// <summary>True for 304: the document at hand is current.</summary>
    public bool NotModified { get; init; }

    /// <summary>The document, decompressed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Its type as declared.</summary>
    public string? ContentType { get; init; }

    /// <summary>Its validator, byte for byte.</summary>
    public string? ETag { get; init; }

    /// <summary>Its other validator, byte for byte.</summary>
    public string? LastModified { get; init; }

    /// <summary>Where it was found in the end.</summary>
    public Uri? FinalUrl { get; init; }

    /// <summary>True where a redirect led to another host: what that one asks for concerns whoever sent there, and none of its own feeds.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Where the address has moved for good, by the publisher's word (301, 308).</summary>
    public Uri? MovedTo { get; init; }

    /// <summary>The WebSub hub that its headers name.</summary>
    public string? Hub { get; init; }

    /// <summary>What its headers say the hub calls it.</summary>
    public string? Topic { get; init; }

    /// <summary>How long the publisher asks not to come back.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>How long the document stays fresh by its headers.</summary>
    public TimeSpan? Freshness { get; init; }

    public static FetchOutcome Failed(FeedFailure failure, string error) => new() { Failure = failure, Error = error };
}

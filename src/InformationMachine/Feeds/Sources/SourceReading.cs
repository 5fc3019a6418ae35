using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>What a source has read, or why not.</summary>
internal sealed record SourceReading
{
    /// <summary>How the last fetch went: failure, validators, hints.</summary>
    public required FetchOutcome Outcome { get; init; }

    /// <summary>The items; null where there is nothing new or something failed.</summary>
    public ParsedFeed? Feed { get; init; }

    /// <summary>Why the document was not read to its end, in words; null where it was. What was read of it counts, yet all is not well.</summary>
    public string? Truncation { get; init; }

    /// <summary>SHA-256 of the document, where the source is one document.</summary>
    public string? ContentHash { get; init; }

    /// <summary>The source's position after this reading; null keeps the one before.</summary>
    public string? Cursor { get; init; }

    /// <summary>What was wrong with parts of what was read, without failing the whole; each names what and where.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    public static SourceReading Failed(FeedFailure failure, string error) => new() { Outcome = FetchOutcome.Failed(failure, error) };
}

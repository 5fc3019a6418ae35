using System.Collections.Immutable;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Deliveries;

/// <summary>
/// The ledger: what one receiver has been told of one story, and what it is yet to be told. Committed together with the message that
/// tells it, before that is sent.
/// </summary>
public sealed record ToldStory
{
    /// <summary>The receiver's name.</summary>
    public required string Receiver { get; init; }

    /// <summary>The story.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The newest version it has been told, or that held nothing new for it; 0 where there is none.</summary>
    public int Version { get; init; }

    /// <summary>When it was last told; null where it never was.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The posts, each with its revision, that it has been told of, as 64-bit hashes.</summary>
    public ImmutableArray<long> Posts { get; init; } = [];

    /// <summary>The id of the first message about the story, to which later ones answer.</summary>
    public string? FirstMessage { get; init; }

    /// <summary>The id of the latest message about the story.</summary>
    public string? LastMessage { get; init; }

    /// <summary>The version that waits to be told; 0 where none does.</summary>
    public int Pending { get; init; }

    /// <summary>Since when one waits.</summary>
    public DateTimeOffset? PendingSince { get; init; }

    /// <summary>The names of the watches that asked for what waits.</summary>
    public ImmutableArray<string> Watches { get; init; } = [];

    /// <summary>How important the story was when that was found, 0 to 100.</summary>
    public double Importance { get; init; }
}

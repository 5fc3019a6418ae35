using System.Collections.Immutable;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Deliveries;

/// <summary>What a message says of one story: only what is new since its receiver was last told.</summary>
public sealed record DeliveredStory
{
    /// <summary>The story.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The version told.</summary>
    public required int Version { get; init; }

    /// <summary>The version told before; 0 where the story is new to the receiver.</summary>
    public int Since { get; init; }

    /// <summary>The headline.</summary>
    public required string Title { get; init; }

    /// <summary>The language of the story (BCP 47), where known.</summary>
    public string? Language { get; init; }

    /// <summary>What is new, contradictions and changed figures first. Empty once the message has been sent.</summary>
    public ImmutableArray<DeliveredLine> Lines { get; init; } = [];

    /// <summary>Where the sources cited in <see cref="Lines"/> can be read, by number.</summary>
    public ImmutableArray<DeliveredSource> Sources { get; init; } = [];

    /// <summary>How important it is, 0 to 100.</summary>
    public double Importance { get; init; }

    /// <summary>Why it is that important, in a few words.</summary>
    public string Why { get; init; } = "";

    /// <summary>The names of the watches that asked for it.</summary>
    public ImmutableArray<string> Watches { get; init; } = [];

    /// <summary>The id of the first message about it to the same receiver; null where this is that one.</summary>
    public string? FirstMessage { get; init; }

    /// <summary>The id of the message about it before this one.</summary>
    public string? PreviousMessage { get; init; }
}

using System.Collections.Immutable;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Briefings;

/// <summary>One version of what is written about a thread. Immutable: the thread's next state is another version.</summary>
public sealed record Briefing
{
    /// <summary>The thread.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The version, from 1 without gaps within the thread.</summary>
    public required int Version { get; init; }

    /// <summary>The headline of this version.</summary>
    public required string Title { get; init; }

    /// <summary>When it was written, UTC.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>How many posts the thread held.</summary>
    public required int PostCount { get; init; }

    /// <summary>The language most of the posts are in (BCP 47), where known.</summary>
    public string? Language { get; init; }

    /// <summary>Who wrote it: <c>extractive</c> for the embedded writer.</summary>
    public string Writer { get; init; } = "extractive";

    /// <summary>What led to this version.</summary>
    public required BriefingReason Reason { get; init; }

    /// <summary>The number of the last decision it takes into account; 0 where there was none.</summary>
    public int LastDecision { get; init; }

    /// <summary>How many drafted sentences failed the grounding check and were left out.</summary>
    public int DroppedSentences { get; init; }

    /// <summary>What it says.</summary>
    public required BriefingSections Sections { get; init; }

    /// <summary>What it rests on, by ascending number; every source of the versions before is among them.</summary>
    public required ImmutableArray<BriefingSource> Sources { get; init; }
}

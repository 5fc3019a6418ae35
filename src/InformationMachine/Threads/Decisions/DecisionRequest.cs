using System.Collections.Immutable;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>What an editor asks for; <see cref="Decision"/> says what the members mean.</summary>
internal sealed record DecisionRequest
{
    public required DecisionKind Kind { get; init; }

    /// <summary>Who asks.</summary>
    public required string By { get; init; }

    public string? Why { get; init; }

    /// <summary>The thread; not needed for a move or an undo.</summary>
    public ThreadId Thread { get; init; }

    public ThreadId? Other { get; init; }

    /// <summary>The number that the part of a split had before the split was taken back: made again, it has it again.</summary>
    public ThreadId? Part { get; init; }

    /// <summary>The posts that this part had.</summary>
    public ImmutableArray<PostId> PartPosts { get; init; } = [];

    public ImmutableArray<PostId> Posts { get; init; } = [];

    public string? Title { get; init; }

    public string? Text { get; init; }

    public string? Replaces { get; init; }

    /// <summary>The version to approve; null for the newest.</summary>
    public int? Version { get; init; }

    public bool IsOn { get; init; } = true;

    /// <summary>True where the editor knows that a correction holds a number which none of the cited posts has.</summary>
    public bool IsSure { get; init; }

    public DecisionId? Undoes { get; init; }

    /// <summary>
    /// The <see cref="StoryThread.LastDecision"/> of each thread as the editor saw it; a thread that somebody has decided about since is a
    /// conflict. Threads that are not named are not compared.
    /// </summary>
    public ImmutableDictionary<ThreadId, int> Seen { get; init; } = ImmutableDictionary<ThreadId, int>.Empty;
}

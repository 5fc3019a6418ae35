using System.Collections.Immutable;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Decisions;

/// <summary>
/// What an editor decided, and everything it changed. Append-only: it is never altered, an undo is a decision of its own. The machine
/// obeys it for ever after.
/// </summary>
public sealed record Decision
{
    /// <summary>The number.</summary>
    public required DecisionId Id { get; init; }

    /// <summary>What kind.</summary>
    public required DecisionKind Kind { get; init; }

    /// <summary>Who decided.</summary>
    public required string By { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, in the editor's words.</summary>
    public string? Why { get; init; }

    /// <summary>
    /// It was made after the post with this sequence was linked and before the next one. Decisions and posts together have one order,
    /// in which the same threads come out again.
    /// </summary>
    public required long AfterSequence { get; init; }

    /// <summary>The thread decided about.</summary>
    public required ThreadId Thread { get; init; }

    /// <summary>The other thread of a merge (which forwards), a split (which is new), a move (which is the target) or a parting.</summary>
    public ThreadId? Other { get; init; }

    /// <summary>The posts named by a split, a move or a keep, or cited by a note or a correction.</summary>
    public ImmutableArray<PostId> Posts { get; init; } = [];

    /// <summary>The headline given by a rename.</summary>
    public string? Title { get; init; }

    /// <summary>The words of a note or a correction.</summary>
    public string? Text { get; init; }

    /// <summary>The sentence a correction replaces, as the machine wrote it.</summary>
    public string? Replaces { get; init; }

    /// <summary>The version approved; of a split the version that readers saw of what it was taken from, null where they saw none.</summary>
    public int? Version { get; init; }

    /// <summary>Whether a hide hides and a pin pins, or takes that back.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>The decision an undo takes back.</summary>
    public DecisionId? Undoes { get; init; }

    /// <summary>Every post that changed its thread, or, by a keep, who had placed it.</summary>
    public ImmutableArray<PostMove> Moves { get; init; } = [];

    /// <summary>Threads that lost all their posts and forward since.</summary>
    public ImmutableArray<ThreadId> Emptied { get; init; } = [];

    /// <summary>Threads that began to forward and are threads of their own again by an undo.</summary>
    public ImmutableArray<ThreadId> Revived { get; init; } = [];

    /// <summary>The threads that the machine must never merge <see cref="Other"/> with from now on.</summary>
    public ImmutableArray<ThreadId> ApartFrom { get; init; } = [];

    /// <summary>What editors say about threads, where it changed that.</summary>
    public ImmutableArray<MarkChange> Marks { get; init; } = [];

    /// <summary>True where it changed which posts are together.</summary>
    public bool IsStructural => Kind is DecisionKind.Merge or DecisionKind.Split or DecisionKind.Move;

    /// <summary>Every thread it touched, by number.</summary>
    public IEnumerable<ThreadId> Touched =>
        Moves.SelectMany(move => new[] { move.From, move.To }).Concat(Emptied).Concat(Marks.Select(mark => mark.Before.Thread))
            .Append(Thread).Concat(Other is { } other ? [other] : []).Distinct().Order();
}

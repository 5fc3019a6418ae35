using InformationMachine.Data.Decisions;

namespace InformationMachine.Desk.Api;

/// <summary>A decision as a program asks for it.</summary>
internal sealed class ApiDecisionRequest
{
    public required DecisionKind Kind { get; init; }

    /// <summary>The thread; not needed for a move or an undo.</summary>
    public int Thread { get; init; }

    /// <summary>The other thread of a merge or a parting, or the target of a move.</summary>
    public int? Other { get; init; }

    /// <summary>The posts a split takes out, a move moves, or a note or correction cites.</summary>
    public List<string> Posts { get; init; } = [];

    /// <summary>The headline of a rename.</summary>
    public string? Title { get; init; }

    /// <summary>The words of a note or a correction.</summary>
    public string? Text { get; init; }

    /// <summary>The sentence a correction replaces.</summary>
    public string? Replaces { get; init; }

    /// <summary>The version to approve; the newest where none is named.</summary>
    public int? Version { get; init; }

    /// <summary>Whether a hide hides and a pin pins, or takes that back.</summary>
    public bool On { get; init; } = true;

    /// <summary>True where a correction may hold a number that none of the cited posts has; otherwise such a one is refused (422).</summary>
    public bool Sure { get; init; }

    /// <summary>The decision an undo takes back.</summary>
    public int? Undoes { get; init; }

    /// <summary>The reason, kept with the decision.</summary>
    public string? Why { get; init; }

    /// <summary>For each thread the <c>lastDecision</c> it was seen with; a decision made since is a conflict (409). Not compared where absent.</summary>
    public Dictionary<int, int> Seen { get; init; } = [];
}

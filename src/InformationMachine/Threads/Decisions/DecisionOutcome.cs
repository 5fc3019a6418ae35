using InformationMachine.Data.Decisions;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>What became of a request: exactly one of a decision and a refusal.</summary>
/// <param name="Decision">The decision, stored.</param>
/// <param name="Refusal">Why there is none, for the person who asked.</param>
/// <param name="Conflict">The decision of somebody else that came in between, where that is why.</param>
internal sealed record DecisionOutcome(Decision? Decision, string? Refusal, Decision? Conflict = null)
{
    /// <summary>For each thread it touched, the latest decision before it: whoever saw that one has seen this one too.</summary>
    public IReadOnlyList<(ThreadId Thread, int Before)> Steps { get; init; } = [];

    /// <summary>True where the same request is met once <see cref="DecisionRequest.IsSure"/> is set.</summary>
    public bool IsQuestion { get; init; }

    public static DecisionOutcome Refused(string refusal) => new(null, refusal);
}

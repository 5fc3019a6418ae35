using InformationMachine.Data.Decisions;

namespace InformationMachine.Threads.Decisions;

/// <summary>A request that cannot be met; it becomes a <see cref="DecisionOutcome"/>.</summary>
internal sealed class DecisionRefusedException(string message, Decision? conflict = null) : Exception(message)
{
    public Decision? Conflict { get; } = conflict;

    /// <summary>True where it is done if the editor is sure.</summary>
    public bool IsQuestion { get; init; }
}

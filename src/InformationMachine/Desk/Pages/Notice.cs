using InformationMachine.Data.Decisions;

namespace InformationMachine.Desk.Pages;

/// <summary>What became of a decision, shown for a moment.</summary>
internal sealed record Notice(string Text, DecisionId? Undo, bool IsWrong);

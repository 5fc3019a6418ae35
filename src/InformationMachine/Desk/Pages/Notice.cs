using InformationMachine.Data.Decisions;

namespace InformationMachine.Desk.Pages;

/// <summary>What became of a request, shown for a moment.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsWrong">True where nothing was done.</param>
internal sealed record Notice(string Text, bool IsWrong = false)
{
    /// <summary>What its button says; null where it has none.</summary>
    public string? Button { get; private init; }

    /// <summary>What its button sends.</summary>
    public string? Values { get; private init; }

    /// <summary>Where it leads, and what that is called; null where it leads nowhere.</summary>
    public (string Address, string Words)? Link { get; private init; }

    /// <summary>The same with a way to somewhere else.</summary>
    public Notice Leading(string address, string words) => this with { Link = (address, words) };

    /// <summary>The same with a button that takes a decision back.</summary>
    public Notice WithUndo(DecisionId decision, string button = "Undo") => this with { Button = button, Values = Shown.Values("undo", null, ("undoes", decision.ToString())) };

    /// <summary>The same with a button that makes a decision again.</summary>
    public Notice WithRedo(DecisionId decision) => this with { Button = "Redo", Values = Shown.Values("redo", null, ("undoes", decision.ToString())) };
}

using InformationMachine.Data.Decisions;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk.Api;

/// <summary>A decision that was made.</summary>
/// <param name="Id">The number.</param>
/// <param name="Kind">What kind.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When.</param>
/// <param name="Why">Why, in the editor's words.</param>
/// <param name="Thread">The thread decided about.</param>
/// <param name="Other">The other thread of a merge, split or move.</param>
/// <param name="Posts">The posts named by a split or a move.</param>
/// <param name="Title">The headline given by a rename.</param>
/// <param name="Text">The words of a note or a correction.</param>
/// <param name="Replaces">The sentence a correction replaced.</param>
/// <param name="Version">The version approved.</param>
/// <param name="On">Whether a hide hides and a pin pins.</param>
/// <param name="Undoes">The decision an undo takes back.</param>
/// <param name="Sentence">What it did, in words.</param>
internal sealed record ApiDecision(
    int Id,
    DecisionKind Kind,
    string By,
    DateTimeOffset At,
    string? Why,
    int Thread,
    int? Other,
    IReadOnlyList<string> Posts,
    string? Title,
    string? Text,
    string? Replaces,
    int? Version,
    bool On,
    int? Undoes,
    string Sentence)
{
    public static ApiDecision Of(Decision decision) => new(
        decision.Id.Value,
        decision.Kind,
        decision.By,
        decision.At,
        decision.Why,
        decision.Thread.Value,
        decision.Other?.Value,
        [.. decision.Posts.Select(post => post.Value)],
        decision.Title,
        decision.Text,
        decision.Replaces,
        decision.Version,
        decision.IsOn,
        decision.Undoes?.Value,
        DecisionText.Sentence(decision));
}

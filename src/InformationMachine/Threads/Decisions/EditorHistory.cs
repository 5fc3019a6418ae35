using System.Collections.Immutable;
using InformationMachine.Data.Decisions;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// What an editor can take back, and make again, in some place: one thread, or one page of the desk. Works as in any editor: undo goes back
/// step by step, redo forward again, and whoever decides something new in between has nothing to redo.
/// </summary>
/// <param name="Undoable">The decision that an undo takes back; null where there is none.</param>
/// <param name="Redoable">The decision that a redo makes again; null where there is none.</param>
internal sealed record EditorHistory(Decision? Undoable, Decision? Redoable)
{
    /// <param name="all">Every decision, in order.</param>
    /// <param name="by">The editor.</param>
    /// <param name="isHere">Whether a decision was made in the place.</param>
    public static EditorHistory Of(IEnumerable<Decision> all, string by, Func<Decision, bool> isHere)
    {
        var (done, undone) = (new List<Decision>(), new Stack<Decision>());
        foreach (var decision in all)
        {
            if (decision.Undoes is { } id)
            {
                // Another editor may have taken it back: then it is theirs to make again.
                if (done.Find(other => other.Id == id) is not { } found) continue;
                done.Remove(found);
                if (decision.By == by) undone.Push(found);
            }
            else if (decision.By == by && isHere(decision))
            {
                if (undone.TryPeek(out var last) && IsSame(last, decision)) undone.Pop();
                else undone.Clear();
                done.Add(decision);
            }
        }

        return new EditorHistory(done.LastOrDefault(), undone.TryPeek(out var next) ? next : null);
    }

    /// <summary>The request that makes a decision once more.</summary>
    public static DecisionRequest Again(Decision decision, string by) => new()
    {
        Kind = decision.Kind,
        By = by,
        Why = decision.Why,
        Thread = decision.Thread,
        Other = decision.Kind == DecisionKind.Split ? null : decision.Other,
        Part = decision.Kind == DecisionKind.Split ? decision.Other : null,
        PartPosts = decision.Kind == DecisionKind.Split ? [.. decision.Moves.Select(move => move.Post)] : [],
        Posts = decision.Posts,
        Title = decision.Title,
        Text = decision.Text,
        Replaces = decision.Replaces,
        Version = decision.Version,
        IsOn = decision.IsOn,
    };

    /// <summary>The part of a split has another number where it could not have its own again.</summary>
    private static bool IsSame(Decision one, Decision other) =>
        one.Kind == other.Kind && one.Thread == other.Thread && (one.Kind == DecisionKind.Split || one.Other == other.Other)
        && one.Title == other.Title && one.Text == other.Text && one.Replaces == other.Replaces && (one.Kind == DecisionKind.Split || one.Version == other.Version) && one.IsOn == other.IsOn
        && one.Posts.ToImmutableHashSet().SetEquals(other.Posts);
}

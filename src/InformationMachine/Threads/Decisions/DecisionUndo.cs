using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// Puts back what a decision changed. Each post returns to the thread it came from, or to the one that took that over since; posts
/// that came to a part after the split return with it, since the part ends.
/// </summary>
internal sealed class DecisionUndo(IMachineReader reader, DecisionDraft draft)
{
    public void Apply(Decision undone)
    {
        foreach (var id in undone.Emptied) draft.Revive(id);
        foreach (var move in undone.Moves)
        {
            var assignment = reader.Assignment(move.Post) ?? throw new InvalidOperationException($"Post {move.Post} was moved by decision {undone.Id} but has no assignment.");
            var home = undone.Emptied.Contains(move.From) ? move.From : draft.Survivor(move.From).Id;
            draft.Put(assignment, home, move.By, move.At);
        }

        if (undone.Kind == DecisionKind.Split) Close(undone);
        foreach (var change in undone.Marks) Restore(change);
        if (undone is { Kind: DecisionKind.Approve, Version: 0 }) draft.Touch(draft.Survivor(undone.Thread) with { IsPublished = false });
        if (undone.Kind is DecisionKind.Note or DecisionKind.Correct) draft.Touch(draft.Survivor(undone.Thread));
    }

    /// <summary>Where the part still is a thread, whatever joined it since goes home too.</summary>
    private void Close(Decision split)
    {
        var part = split.Other!.Value;
        if (reader.Thread(part) is not { IsLive: true }) return;
        var home = draft.Survivor(split.Thread).Id;
        var returned = split.Moves.Select(move => move.Post).ToHashSet();
        foreach (var assignment in reader.Assignments(part).Where(assignment => !returned.Contains(assignment.Post)))
            draft.Put(assignment, home, assignment.By, assignment.At);
    }

    private void Restore(MarkChange change)
    {
        var thread = draft.Survivor(change.Before.Thread);
        draft.Mark(thread, now => change.Undo(now) with { Thread = thread.Id });
    }
}

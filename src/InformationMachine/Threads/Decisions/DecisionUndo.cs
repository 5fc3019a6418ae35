using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// Puts back what a decision changed. Each post returns to the thread it came from, or to the one that took that over since; posts
/// that came to a part after the split return with it, since the part ends.
/// </summary>
/// <param name="reader">The data as it stands.</param>
/// <param name="draft">Where the changes are gathered.</param>
/// <param name="bar">How sure the linker has to be of a thread that no editor speaks for.</param>
internal sealed class DecisionUndo(IMachineReader reader, DecisionDraft draft, PublishingBar bar)
{
    public void Apply(Decision undone)
    {
        foreach (var id in undone.Emptied) draft.Revive(id);
        foreach (var move in undone.Moves)
        {
            var assignment = reader.Assignment(move.Post) ?? throw new InvalidOperationException($"Post {move.Post} was moved by decision {undone.Id} but has no assignment.");
            if (undone.Kind == DecisionKind.Keep)
            {
                // Whoever has placed the post anew since has the last word.
                if (assignment.By == AssignedBy.Editor && assignment.At == undone.At) draft.Release(assignment, move.By, move.At);
                continue;
            }

            var home = undone.Emptied.Contains(move.From) ? move.From : draft.Survivor(move.From).Id;
            draft.Put(assignment, home, move.By, move.At);
        }

        if (undone.Kind == DecisionKind.Split) Close(undone);
        foreach (var change in undone.Marks) Restore(change);
        if (undone is { Kind: DecisionKind.Approve, Version: 0 } or { Kind: DecisionKind.Note })
        {
            var thread = draft.Survivor(undone.Thread);
            draft.Touch(thread with { IsPublished = IsPublished(thread, undone) });
        }

        if (undone.Kind == DecisionKind.Merge) draft.IsPublished = thread => IsPublished(thread, undone);
        if (undone.Kind == DecisionKind.Correct) draft.Touch(draft.Survivor(undone.Thread));
    }

    /// <summary>
    /// Without what a decision said for it, readers see a thread where the linker is sure by now, or another decision speaks for it. One that
    /// was approved was not sure enough; of others it may have been sure before.
    /// </summary>
    private bool IsPublished(StoryThread thread, Decision undone) =>
        thread.Confidence >= (undone.Kind == DecisionKind.Approve || thread.BriefingVersion == 0 ? bar.From : bar.Stays) || SpokenFor.By(reader, undone.Id, undone.Emptied).Contains(thread.Id);

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

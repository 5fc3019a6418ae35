using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Versions;

/// <summary>
/// What editors have decided about a thread since its newest version, as far as readers will see it. What was taken back meanwhile is not
/// in it: it never becomes part of a version.
/// </summary>
/// <param name="Pending">The decisions, in order.</param>
/// <param name="First">When the first of them was made.</param>
/// <param name="Last">When an editor last decided anything about the thread.</param>
internal sealed record DecisionBurst(IReadOnlyList<Decision> Pending, DateTimeOffset First, DateTimeOffset Last)
{
    /// <summary>The burst of a thread; null where readers will see nothing of what was decided.</summary>
    public static DecisionBurst? Of(IMachineReader reader, StoryThread thread)
    {
        if (thread.LastDecision == 0) return null;
        var seen = thread.BriefingVersion > 0 ? reader.Briefing(thread.Id, thread.BriefingVersion)?.LastDecision ?? 0 : 0;
        if (thread.LastDecision <= seen) return null;
        var since = reader.Decisions(thread.Id).Where(decision => decision.Id.Value > seen && IsForReaders(reader, decision)).ToList();
        var (made, undone) = (since.Select(decision => decision.Id).ToHashSet(), since.Select(decision => decision.Undoes).OfType<DecisionId>().ToHashSet());
        var pending = since.Where(decision => !undone.Contains(decision.Id) && !(decision.Undoes is { } id && made.Contains(id))).ToList();
        return pending.Count == 0 ? null : new DecisionBurst(pending, pending[0].At, since[^1].At);
    }

    /// <summary>When a version may be written: some time after the last decision, not too long after the first, and at once where a sentence was wrong.</summary>
    public DateTimeOffset DueAt(IMachineReader reader, BriefingOptions options)
    {
        if (Pending.Any(decision => (decision.Undoes is { } id ? reader.Decision(id) : decision)?.Kind == DecisionKind.Correct)) return First;
        var (quiet, latest) = (Last + options.DecisionPause, First + options.DecisionPauseLimit);
        return quiet < latest ? quiet : latest;
    }

    private static bool IsForReaders(IMachineReader reader, Decision decision) => decision.Undoes is { } undone
        ? reader.Decision(undone) is { } target && IsForReaders(reader, target)
        : decision.IsStructural || decision.Kind is DecisionKind.Rename or DecisionKind.Note or DecisionKind.Correct;
}

using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>The threads that an editor has approved, pinned, renamed, noted or merged: they are published, however sure the linker is.</summary>
internal static class SpokenFor
{
    /// <summary>Their numbers as they are now.</summary>
    /// <param name="reader">The decisions.</param>
    /// <param name="without">A decision that is being taken back.</param>
    /// <param name="revived">Threads that forward no more once it is.</param>
    public static IReadOnlySet<ThreadId> By(IMachineReader reader, DecisionId? without = null, IReadOnlyCollection<ThreadId>? revived = null) => reader.LastDecision == 0 ? new HashSet<ThreadId>() : DecisionLog.Read(reader).Standing
        .Where(decision => decision.Id != without)
        .Where(decision => decision.Kind is DecisionKind.Approve or DecisionKind.Rename or DecisionKind.Note or DecisionKind.Merge || decision is { Kind: DecisionKind.Pin, IsOn: true })
        .Select(decision => Forwarding.Survivor(reader, decision.Thread, revived)?.Id).OfType<ThreadId>().ToHashSet();
}

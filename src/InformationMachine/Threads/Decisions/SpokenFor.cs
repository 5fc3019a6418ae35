using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// The threads that an editor has approved, pinned, renamed, noted, merged, or split off from one that readers see: they are published, however
/// sure the linker is.
/// </summary>
internal static class SpokenFor
{
    /// <summary>Their numbers as they are now.</summary>
    /// <param name="reader">The decisions.</param>
    /// <param name="without">A decision that is being taken back.</param>
    /// <param name="revived">Threads that forward no more once it is.</param>
    public static IReadOnlySet<ThreadId> By(IMachineReader reader, DecisionId? without = null, IReadOnlyCollection<ThreadId>? revived = null) => reader.LastDecision == 0 ? new HashSet<ThreadId>() : DecisionLog.Read(reader).Standing
        .Where(decision => decision.Id != without)
        .Select(decision => Thread(decision) is { } thread ? Forwarding.Survivor(reader, thread, revived)?.Id : null).OfType<ThreadId>()
        .ToHashSet();

    /// <summary>What a decision speaks for; a part is seen where what it was taken from was.</summary>
    private static ThreadId? Thread(Decision decision) => decision.Kind switch
    {
        DecisionKind.Approve or DecisionKind.Rename or DecisionKind.Note or DecisionKind.Merge => decision.Thread,
        DecisionKind.Pin when decision.IsOn => decision.Thread,
        DecisionKind.Split when decision.Version is not null => decision.Other,
        _ => null,
    };
}

using InformationMachine.Data.Decisions;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Briefings.Versions;

/// <summary>Editors' notes and corrections that count, by the thread they are about now.</summary>
internal static class StandingRemarks
{
    public static ILookup<ThreadId?, Decision> Read(IMachineReader reader) => (reader.LastDecision == 0 ? [] : DecisionLog.Read(reader).Standing)
        .Where(decision => decision.Kind is DecisionKind.Note or DecisionKind.Correct)
        .ToLookup(decision => Forwarding.Survivor(reader, decision.Thread)?.Id);
}

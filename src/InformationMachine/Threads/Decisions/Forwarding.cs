using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Threads.Decisions;

/// <summary>
/// Where merged threads lead. A thread begins to forward to a live one when it loses its last post, and stops only by an undo, so the
/// walk ends.
/// </summary>
internal static class Forwarding
{
    /// <summary>The live thread that a number leads to; null where the number was never given.</summary>
    public static StoryThread? Survivor(IMachineReader reader, ThreadId id)
    {
        var thread = reader.Thread(id);
        while (thread is { MergedInto: { } into }) thread = reader.Thread(into);
        return thread;
    }
}

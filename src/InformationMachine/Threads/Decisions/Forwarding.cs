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
    /// <param name="reader">The threads.</param>
    /// <param name="id">The number.</param>
    /// <param name="revived">Threads that are about to forward no more.</param>
    public static StoryThread? Survivor(IMachineReader reader, ThreadId id, IReadOnlyCollection<ThreadId>? revived = null)
    {
        var thread = reader.Thread(id);
        while (thread is { MergedInto: { } into } && revived?.Contains(thread.Id) != true) thread = reader.Thread(into);
        return thread;
    }
}

using System.Collections.Concurrent;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Versions;

/// <summary>The threads whose next version an editor does not want to wait for. Kept in memory: after a restart the wait is short. Thread-safe.</summary>
internal sealed class PublishNow
{
    /// <summary>Nobody is that many editors.</summary>
    private const int MaximumThreads = 10_000;

    private readonly ConcurrentDictionary<ThreadId, bool> _threads = new();
    private volatile bool _isAlways;

    /// <summary>A verb that ends with its round waits for nothing.</summary>
    public void Always() => _isAlways = true;

    /// <summary>The next round writes the thread's version.</summary>
    public void Ask(ThreadId thread)
    {
        if (_threads.Count < MaximumThreads) _threads[thread] = true;
    }

    /// <summary>Whether somebody has asked for the thread's version.</summary>
    public bool Includes(ThreadId thread) => _isAlways || _threads.ContainsKey(thread);

    /// <summary>Its round has come.</summary>
    public void Done(ThreadId thread) => _threads.TryRemove(thread, out _);
}

using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;

namespace InformationMachine.Briefings.Site;

/// <summary>
/// The threads whose pages a round has to look at: all of them at first, and after a round that went through those the change feed has
/// named since, and those that a model has worded since, so that a quiet machine with many threads costs nothing. Not thread-safe.
/// </summary>
/// <param name="reader">The data.</param>
/// <param name="state">What the site shows.</param>
internal sealed class ChangedThreads(IMachineReader reader, SiteState state)
{
    private static readonly HashSet<ChangeKind> Wanted = [ChangeKind.Thread];

    private readonly HashSet<ThreadId> _held = [];
    private ChangeCursor? _seen;
    private ChangeCursor? _next;
    private long _seenWording;
    private long _nextWording;

    /// <summary>Begins a round.</summary>
    public IEnumerable<StoryThread> Begin()
    {
        // Taken before reading: what changes meanwhile comes again in the next round.
        _next = End();
        _nextWording = reader.LastWording;
        if (state.IsAll || _seen is not { } seen || _next is null) return reader.Threads();
        try
        {
            return Since(seen);
        }
        catch (ChangeCursorException)
        {
            // The feed has been cut, or the file is another one.
            return reader.Threads();
        }
    }

    /// <summary>Leaves a thread for a later round, whether or not it changes until then.</summary>
    public void Hold(ThreadId thread) => _held.Add(thread);

    /// <summary>Ends a round that went through.</summary>
    public void Finish() => (_seen, _seenWording) = (_next, _nextWording);

    /// <summary>The threads that changed and those whose pages may lead elsewhere now, by number.</summary>
    private IEnumerable<StoryThread> Since(ChangeCursor seen)
    {
        var found = new SortedDictionary<int, StoryThread>();
        foreach (var change in reader.ChangesAfter(seen, Wanted)) found[((StoryThread)change.Record).Id.Value] = (StoryThread)change.Record;
        foreach (var wording in reader.WordingsAfter(_seenWording))
        {
            if (!found.ContainsKey(wording.Thread.Value) && reader.Thread(wording.Thread) is { } worded) found[wording.Thread.Value] = worded;
        }

        foreach (var id in _held)
        {
            if (!found.ContainsKey(id.Value) && reader.Thread(id) is { } thread) found[id.Value] = thread;
        }

        _held.Clear();
        if (found.Count == 0) return [];
        // A thread that came into a chain of merges or left it may stand in the middle of others.
        var isChain = found.Values.Any(thread => !thread.IsLive || state.Find(thread.Id)?.ForwardsTo is not null);
        foreach (var (thread, target) in state.Forwards)
        {
            if ((isChain || target <= 0 || found.ContainsKey(target)) && !found.ContainsKey(thread) && reader.Thread(new ThreadId(thread)) is { } merged) found[thread] = merged;
        }

        return found.Values;
    }

    private ChangeCursor? End()
    {
        try
        {
            return reader.LatestChange;
        }
        catch (ChangeCursorException)
        {
            return null;
        }
    }
}

using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;

namespace InformationMachine.Desk.Reviewing;

/// <summary>Finds threads that are about the same, by their heaviest terms.</summary>
internal sealed class LookAlikes(StoryIndex digest)
{
    /// <summary>A term that so many threads are about tells nothing.</summary>
    private const int CommonTerm = 400;

    private readonly Dictionary<ThreadId, IReadOnlyDictionary<int, double>> _centroids = [];
    private readonly Dictionary<int, HashSet<ThreadId>> _threads = [];

    /// <summary>Forgets everything, where the digest began anew.</summary>
    public void Clear()
    {
        _centroids.Clear();
        _threads.Clear();
    }

    /// <summary>Takes a thread as it is now.</summary>
    public void Update(ThreadId id)
    {
        if (_centroids.Remove(id, out var before))
        {
            foreach (var term in before.Keys) _threads[term].Remove(id);
        }

        if (!digest.Threads.TryGetValue(id, out var thread)) return;
        var centroid = Likeness.Centroid(digest.Vocabulary, thread.Terms, thread.Posts.Count);
        _centroids[id] = centroid;
        foreach (var term in centroid.Keys)
        {
            if (!_threads.TryGetValue(term, out var threads)) _threads[term] = threads = [];
            threads.Add(id);
        }
    }

    /// <summary>The threads most like a thread.</summary>
    public IReadOnlyList<(ThreadId Thread, double Likeness)> Of(ThreadId id, int limit) =>
        _centroids.TryGetValue(id, out var centroid) ? Of(centroid, id, limit) : [];

    /// <summary>The threads most like a vector.</summary>
    public IReadOnlyList<(ThreadId Thread, double Likeness)> Of(IReadOnlyDictionary<int, double> centroid, ThreadId? except, int limit) =>
    [
        .. centroid.Keys.Where(term => _threads.TryGetValue(term, out var threads) && threads.Count <= CommonTerm).SelectMany(term => _threads[term]).Distinct()
            .Where(other => other != except)
            .Select(other => (other, Likeness: Likeness.Cosine(centroid, _centroids[other])))
            .OrderByDescending(item => item.Likeness).ThenBy(item => item.other).Take(limit),
    ];

    /// <summary>The words two threads share.</summary>
    public IReadOnlyList<string> Shared(ThreadId one, ThreadId other, int limit) =>
        _centroids.TryGetValue(one, out var first) && _centroids.TryGetValue(other, out var second) ? Likeness.Shared(digest.Vocabulary, first, second, limit) : [];
}

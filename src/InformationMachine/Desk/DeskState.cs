using InformationMachine.Configuration;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Desk.Reviewing;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk;

/// <summary>What the desk's pages ask that the store cannot answer quickly: search, review, and what is like what. Thread-safe.</summary>
internal sealed class DeskState
{
    private const int PostsAtOnce = 100;
    private const int ThreadsAtOnce = 20;

    private readonly Lock _lock = new();
    private readonly Lock _refreshing = new();
    private readonly HashSet<ThreadId> _toLookAt = [];
    private readonly IMachineReader _reader;
    private readonly StoryIndex _digest;
    private readonly LookAlikes _alike;
    private readonly ReviewFinder _finder;
    private readonly Dictionary<ThreadId, List<ReviewItem>> _items = [];
    private LinkConstraints _constraints = LinkConstraints.None;
    private IReadOnlyList<Decision> _remarks = [];
    private int _decision = -1;
    private int _beginnings;
    private ReviewItem[]? _review;
    private IndexedThread[]? _fresh;

    public DeskState(IMachineReader reader, DeskOptions options)
    {
        _reader = reader;
        _digest = new StoryIndex(reader, options.KnownPosts);
        _alike = new LookAlikes(_digest);
        _finder = new ReviewFinder(reader, _digest, _alike);
    }

    /// <summary>True once everything stored has been taken in.</summary>
    public bool IsReady { get; private set; }

    /// <summary>Takes in all that is new. Pages are answered in between: the lock is held for a few posts or threads at a time.</summary>
    public void Refresh()
    {
        lock (_refreshing)
        {
            bool isCurrent;
            do
            {
                lock (_lock) isCurrent = Ingest();
            }
            while (!isCurrent);
            foreach (var threads in _toLookAt.Order().Chunk(ThreadsAtOnce))
            {
                lock (_lock) LookAt(threads);
            }

            _toLookAt.Clear();
            IsReady = true;
        }
    }

    private bool Ingest()
    {
        if (_decision != _reader.LastDecision)
        {
            _decision = _reader.LastDecision;
            _constraints = LinkConstraints.From(_reader);
            _remarks = [.. DecisionLog.Read(_reader).Standing.Where(decision => decision.Kind is DecisionKind.Note or DecisionKind.Correct)];
        }

        _fresh = null;
        var changed = _digest.Refresh(PostsAtOnce);
        if (_beginnings != _digest.Beginnings)
        {
            _beginnings = _digest.Beginnings;
            _alike.Clear();
            _items.Clear();
        }

        foreach (var thread in changed)
        {
            _toLookAt.Add(thread);
            // A merged thread leaves at once: it must not be told of as like another one until its turn comes.
            if (!_digest.Threads.ContainsKey(thread)) _alike.Update(thread);
        }

        return _digest.IsCurrent;
    }

    private void LookAt(IReadOnlyCollection<ThreadId> threads)
    {
        _review = null;
        _fresh = null;
        foreach (var id in threads)
        {
            if (_digest.Threads.TryGetValue(id, out var digest) && _reader.Thread(id) is { } stored) (digest.Title, digest.IsPinned) = (stored.Title, stored.IsPinned);
        }

        foreach (var thread in threads) _alike.Update(thread);
        var set = threads.ToHashSet();
        var looked = threads.Concat(_items.Where(pair => pair.Value.Any(item => set.Contains(item.Thread) || (item.Other is { } other && set.Contains(other)))).Select(pair => pair.Key)).Distinct();
        foreach (var thread in looked.ToList())
        {
            _items.Remove(thread);
            var found = _finder.Find(thread, _constraints).ToList();
            if (found.Count > 0) _items[thread] = found;
        }
    }

    /// <summary>What needs an editor, the most doubtful first.</summary>
    public IReadOnlyList<ReviewItem> Review(int limit, out int total)
    {
        lock (_lock)
        {
            _review ??= [.. _items.Values.SelectMany(items => items).DistinctBy(item => item.Key).OrderByDescending(item => item.Doubt).ThenBy(item => item.Key, StringComparer.Ordinal)];
            total = _review.Length;
            return _review.Length <= limit ? _review : _review[..limit];
        }
    }

    public IReadOnlyList<SearchHit> Search(SearchQuery query, int limit)
    {
        lock (_lock) return StorySearch.Find(_digest, _remarks, query, limit);
    }

    /// <summary>Threads like a thread.</summary>
    public IReadOnlyList<(ThreadId Thread, double Likeness)> Like(ThreadId thread, int limit)
    {
        lock (_lock) return _alike.Of(thread, limit);
    }

    /// <summary>Threads like some posts of one.</summary>
    public IReadOnlyList<(ThreadId Thread, double Likeness)> Like(IReadOnlyCollection<PostId> posts, ThreadId except, int limit)
    {
        lock (_lock)
        {
            var known = posts.Select(id => _digest.Posts.GetValueOrDefault(id)).OfType<IndexedPost>().ToList();
            return known.Count == 0 ? [] : _alike.Of(Likeness.Centroid(_digest.Vocabulary, known), except, limit);
        }
    }

    /// <summary>The posts that a split would best take out of a thread.</summary>
    public IReadOnlyList<PostId> Cut(ThreadId thread)
    {
        lock (_lock) return _digest.Threads.TryGetValue(thread, out var known) ? SplitProposal.Of(_digest.Vocabulary, known) : [];
    }

    /// <summary>Live threads: the pinned ones, then the freshest first.</summary>
    public IReadOnlyList<ThreadId> Freshest(int minimumPosts, int skip, int limit)
    {
        lock (_lock)
        {
            _fresh ??= [.. _digest.Threads.Values.OrderByDescending(thread => thread.IsPinned).ThenByDescending(thread => thread.UpdatedAt).ThenByDescending(thread => thread.Id)];
            return [.. _fresh.Where(thread => thread.Posts.Count >= minimumPosts).Skip(skip).Take(limit).Select(thread => thread.Id)];
        }
    }

    /// <summary>Posts per day and feed over the last days, the oldest first, counted from the newest post.</summary>
    public IReadOnlyDictionary<string, int[]> Rhythm(int days)
    {
        lock (_lock)
        {
            var last = DateOnly.FromDateTime(_digest.Newest.UtcDateTime).DayNumber;
            var counts = new Dictionary<string, int[]>(StringComparer.Ordinal);
            foreach (var post in _digest.Posts.Values)
            {
                var day = days - 1 - (last - DateOnly.FromDateTime(post.PublishedAt.UtcDateTime).DayNumber);
                if (day < 0 || day >= days) continue;
                if (!counts.TryGetValue(post.Feed, out var row)) counts[post.Feed] = row = new int[days];
                row[day]++;
            }

            return counts;
        }
    }
}

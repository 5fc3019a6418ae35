using InformationMachine.Configuration;
using InformationMachine.Data.Decisions;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Desk.Index;
using InformationMachine.Desk.Reviewing;
using InformationMachine.Threads;
using InformationMachine.Threads.Decisions;

namespace InformationMachine.Desk;

/// <summary>What the desk's pages ask that the store cannot answer quickly: search, review, and what is like what. Thread-safe.</summary>
internal sealed class DeskState
{
    private const int PostsAtOnce = 100;
    private const int ThreadsAtOnce = 20;
    private const int MaximumUnsure = 200;

    private readonly Lock _lock = new();
    private readonly Lock _refreshing = new();
    private readonly HashSet<ThreadId> _toLookAt = [];
    private readonly IMachineReader _reader;
    private readonly StoryIndex _digest;
    private readonly NearStories _near;
    private readonly ReviewFinder _finder;
    private readonly Dictionary<ThreadId, List<ReviewItem>> _items = [];
    private LinkConstraints _constraints = LinkConstraints.None;
    private IReadOnlyList<Decision> _remarks = [];
    private int _decision = -1;
    private int _beginnings;
    private ReviewItem[]? _review;
    private IndexedThread[]? _fresh;

    public DeskState(IMachineReader reader, DeskOptions options, ThreadOptions? threads = null)
    {
        _reader = reader;
        _digest = new StoryIndex(reader, options.KnownPosts);
        _near = new NearStories(reader, _digest, options.KnownPosts);
        _finder = new ReviewFinder(reader, _digest, _near, threads ?? new ThreadOptions());
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
            _near.Clear();
            _items.Clear();
        }

        foreach (var thread in changed)
        {
            _toLookAt.Add(thread);
            _near.Update(thread);
        }

        return _digest.IsCurrent && _near.Refresh(PostsAtOnce * 10);
    }

    private void LookAt(IReadOnlyCollection<ThreadId> threads)
    {
        _review = null;
        _fresh = null;
        foreach (var id in threads)
        {
            if (_digest.Threads.TryGetValue(id, out var digest) && _reader.Thread(id) is { } stored) (digest.Title, digest.IsPinned, digest.IsHidden, digest.WasApproved) = (stored.Title, stored.IsPinned, stored.IsHidden, stored.ApprovedVersion > 0);
        }

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
            _review ??= [.. Unsure().Concat(_items.Values.SelectMany(items => items).Where(item => item.Reason != ReviewReason.Unsure)).DistinctBy(item => item.Key).OrderByDescending(item => item.Doubt).ThenBy(item => item.Key, StringComparer.Ordinal)];
            total = _review.Length;
            return _review.Length <= limit ? _review : _review[..limit];
        }
    }

    /// <summary>The threads nearest to being published; most of the rest are chance likenesses.</summary>
    private IEnumerable<ReviewItem> Unsure() => _items.Values.SelectMany(items => items).Where(item => item.Reason == ReviewReason.Unsure)
        .OrderByDescending(item => item.Figure).ThenBy(item => item.Thread).Take(MaximumUnsure);

    public IReadOnlyList<SearchHit> Search(SearchQuery query, int limit)
    {
        lock (_lock) return StorySearch.Find(_digest, _remarks, query, limit);
    }

    /// <summary>Words that no post holds, each with the one that was probably meant.</summary>
    public IReadOnlyList<(string Written, string Meant)> Slips(string text)
    {
        lock (_lock) return StorySearch.Slips(_digest, text);
    }

    /// <summary>The newest posts of a feed, of those that search knows.</summary>
    public IReadOnlyList<PostId> PostsOf(string feed, int limit)
    {
        lock (_lock) return [.. _digest.Posts.Values.Where(post => post.Feed == feed).OrderByDescending(post => post.PublishedAt).ThenByDescending(post => post.Sequence).Take(limit).Select(post => post.Id)];
    }

    /// <summary>The threads that may be one story with a thread, as the linker weighs them.</summary>
    public IReadOnlyList<(ThreadId Thread, double Sureness)> Like(ThreadId thread, int limit)
    {
        lock (_lock) return [.. _near.Of(thread, limit).Where(item => item.Sureness >= ReviewFinder.Candidate)];
    }

    /// <summary>The other threads that some posts of one may belong to, as the linker weighs them.</summary>
    public IReadOnlyList<(ThreadId Thread, double Sureness)> Like(IReadOnlyCollection<PostId> posts, ThreadId except, int limit)
    {
        lock (_lock)
        {
            var known = posts.Select(id => _digest.Posts.GetValueOrDefault(id)).OfType<IndexedPost>().ToList();
            return known.Count == 0 ? [] : [.. _near.Of(known, except, limit).Where(item => item.Sureness >= ReviewFinder.Candidate)];
        }
    }

    /// <summary>The posts that a split would best take out of a thread.</summary>
    public IReadOnlyList<PostId> Cut(ThreadId thread)
    {
        lock (_lock)
        {
            if (!_digest.Threads.TryGetValue(thread, out var known)) return [];
            var cut = _near.Cut(known);
            return cut.Count > 0 ? [.. cut.Select(post => post.Id)] : SplitProposal.Of(_digest.Vocabulary, known);
        }
    }

    /// <summary>Live threads: the pinned ones, then the freshest first.</summary>
    public IReadOnlyList<ThreadId> Freshest(int minimumPosts, int skip, int limit, Func<IndexedThread, bool>? fits = null)
    {
        lock (_lock)
        {
            _fresh ??= [.. _digest.Threads.Values.OrderByDescending(thread => thread.IsPinned).ThenByDescending(thread => thread.UpdatedAt).ThenByDescending(thread => thread.Id)];
            return [.. _fresh.Where(thread => thread.Posts.Count >= minimumPosts && fits?.Invoke(thread) != false).Skip(skip).Take(limit).Select(thread => thread.Id)];
        }
    }

    /// <summary>When the newest post was published.</summary>
    public DateTimeOffset Newest
    {
        get { lock (_lock) return _digest.Newest; }
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

using System.Runtime.InteropServices;
using InformationMachine.Data.Threads;
using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// The active threads by the terms of their posts. A thread's centroid is the sum of its posts' vectors; it lies spread over the
/// lists of its terms. Everything is counted in integers: the index depends on which posts are in which thread, not on how they came.
/// </summary>
internal sealed class ThreadIndex
{
    private readonly TermTable _terms;
    private readonly List<ActiveThread?> _rows = [];
    private readonly Stack<int> _free = new();
    private readonly SortedDictionary<ThreadId, ActiveThread> _threads = [];
    private readonly List<int> _touched = [];
    private long[] _dots = new long[1024];

    public ThreadIndex(LinkingModel model) => _terms = new TermTable(model);

    /// <summary>Active threads by number.</summary>
    public IReadOnlyDictionary<ThreadId, ActiveThread> Threads => _threads;

    /// <summary>Remembered posts.</summary>
    public int Posts { get; private set; }

    /// <summary>Adds a post to a thread, which it opens where there is none.</summary>
    public void Add(ThreadId id, RememberedPost post)
    {
        if (!_threads.TryGetValue(id, out var thread)) thread = Open(id);
        var isFirst = thread.Posts.Count == 0;
        thread.First = isFirst ? post.Time : Math.Min(thread.First, post.Time);
        thread.Last = isFirst ? post.Time : Math.Max(thread.Last, post.Time);
        thread.Posts.Enqueue(post);
        post.Thread = thread;
        thread.LastSequence = post.Sequence;
        Posts++;
        for (var i = 0; i < post.Vector.Terms.Length; i++) Change(thread, _terms.Add(post.Vector.Terms[i]), post.Vector.Weights[i]);
    }

    /// <summary>Forgets the oldest remembered post, and its thread where that was its last one.</summary>
    public void Forget(RememberedPost post)
    {
        var thread = post.Thread!;
        thread.Posts.Dequeue();
        Posts--;
        for (var i = 0; i < post.Vector.Terms.Length; i++)
        {
            var row = _terms.Find(post.Vector.Terms[i]);
            Change(thread, row, -post.Vector.Weights[i]);
            _terms.Remove(row);
        }

        if (thread.Posts.Count == 0)
        {
            Close(thread);
            return;
        }

        if (post.Time == thread.First || post.Time == thread.Last) Bound(thread);
    }

    /// <summary>Moves all posts of one thread into another.</summary>
    public void Merge(ActiveThread from, ActiveThread into)
    {
        foreach (var (row, position) in from.Terms.Items().ToList())
        {
            var weight = _terms.At(row, from.Terms[row]).Weight;
            Change(from, row, -weight);
            Change(into, row, weight);
        }

        into.Posts = new Queue<RememberedPost>(into.Posts.Concat(from.Posts).OrderBy(post => post.Sequence));
        into.LastSequence = Math.Max(into.LastSequence, from.LastSequence);
        foreach (var post in from.Posts) post.Thread = into;
        Bound(into);
        from.Posts.Clear();
        Close(from);
    }

    /// <summary>Weighs all terms anew.</summary>
    public void Refresh()
    {
        _terms.Refresh(Posts);
        Span<long> lengths = new long[_rows.Count];
        _terms.AddSquares(lengths);
        foreach (var thread in _threads.Values) thread.SquaredLength = lengths[thread.Row];
    }

    /// <summary>Every thread that shares a term with the vector, in no particular order.</summary>
    public void Search(PostVector vector, List<Candidate> found)
    {
        long squared = 0;
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            var row = _terms.Find(vector.Terms[i]);
            long weight = _terms.Weight(row);
            squared += weight * weight * vector.Weights[i] * vector.Weights[i];
            if (row >= 0) Accumulate(row, weight * weight * vector.Weights[i]);
        }

        Collect(squared, found, except: null);
    }

    /// <summary>Every thread that shares one of a thread's heaviest terms with it, in no particular order.</summary>
    public void Search(ActiveThread thread, int terms, List<Candidate> found)
    {
        var heaviest = thread.Terms.Items()
            .Select(item => (item.Key, Weight: (long)_terms.At(item.Key, item.Value).Weight, Term: (long)_terms.Weight(item.Key)))
            .OrderByDescending(item => item.Weight * item.Term).ThenBy(item => _terms.Term(item.Key)).Take(terms).ToList();
        foreach (var (row, weight, term) in heaviest) Accumulate(row, term * term * weight);
        foreach (var touched in CollectionsMarshal.AsSpan(_touched)) _dots[touched] = touched == thread.Row ? 0 : Dot(thread, _rows[touched]!);
        Collect(thread.SquaredLength, found, thread);
    }

    private long Dot(ActiveThread one, ActiveThread other)
    {
        if (one.Terms.Count > other.Terms.Count) (one, other) = (other, one);
        long dot = 0;
        foreach (var (row, position) in one.Terms.Items())
        {
            if (!other.Terms.TryGet(row, out var there)) continue;
            long weight = _terms.Weight(row);
            dot += weight * weight * _terms.At(row, position).Weight * _terms.At(row, there).Weight;
        }

        return dot;
    }

    private void Accumulate(int row, long factor)
    {
        if (factor == 0) return;
        if (_dots.Length < _rows.Count) Array.Resize(ref _dots, Math.Max(_rows.Count, _dots.Length * 2));
        foreach (ref readonly var posting in _terms.Threads(row))
        {
            ref var dot = ref _dots[posting.Thread];
            if (dot == 0) _touched.Add(posting.Thread);
            dot += factor * posting.Weight;
        }
    }

    private void Collect(long squared, List<Candidate> found, ActiveThread? except)
    {
        found.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(_touched))
        {
            var thread = _rows[row]!;
            if (thread != except) found.Add(new Candidate(thread, _dots[row] / Math.Sqrt((double)squared * thread.SquaredLength)));
            _dots[row] = 0;
        }

        _touched.Clear();
    }

    private void Change(ActiveThread thread, int row, int by)
    {
        int position;
        if (thread.Terms.TryGet(row, out var known))
            position = known;
        else
            thread.Terms[row] = position = _terms.Append(row, thread.Row);

        ref var posting = ref _terms.At(row, position);
        long before = posting.Weight;
        posting.Weight += by;
        long after = posting.Weight, weight = _terms.Weight(row);
        thread.SquaredLength += weight * weight * ((after * after) - (before * before));
        if (after != 0) return;
        thread.Terms.Remove(row);
        var moved = _terms.Cut(row, position);
        if (moved >= 0) _rows[moved]!.Terms[row] = position;
    }

    private ActiveThread Open(ThreadId id)
    {
        var row = _free.Count > 0 ? _free.Pop() : _rows.Count;
        var thread = new ActiveThread(id, row);
        if (row == _rows.Count) _rows.Add(thread);
        else _rows[row] = thread;
        _threads.Add(id, thread);
        return thread;
    }

    private void Close(ActiveThread thread)
    {
        _threads.Remove(thread.Id);
        _rows[thread.Row] = null;
        _free.Push(thread.Row);
    }

    private static void Bound(ActiveThread thread)
    {
        thread.First = thread.Posts.Min(post => post.Time);
        thread.Last = thread.Posts.Max(post => post.Time);
    }
}

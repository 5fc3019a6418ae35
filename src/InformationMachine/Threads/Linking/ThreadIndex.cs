using InformationMachine.Data.Threads;
using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// The active threads by the terms of their posts. A thread's centroid is the sum of its posts' vectors; it lies spread over the
/// lists of its terms. Everything is counted in integers: the index depends on which posts are in which thread, not on how they came.
/// </summary>
internal sealed class ThreadIndex
{
    /// <summary>Two posts are at least so alike by chance, however young the stream is.</summary>
    private const double LeastChance = 1e-4;

    private readonly LinkingModel _model;
    private readonly TermTable _terms;
    private readonly ThreadLifts _lifts;
    private readonly ThreadSearch _search;
    private readonly Refrains _refrains;
    private readonly List<ActiveThread?> _rows = [];
    private readonly Stack<int> _free = new();
    private readonly Dictionary<ThreadId, ActiveThread> _threads = [];
    private readonly List<ActiveThread> _grown = [];

    public ThreadIndex(LinkingModel model)
    {
        _model = model;
        _terms = new TermTable(model);
        _lifts = new ThreadLifts(new Rhythm(model));
        _refrains = new Refrains(model);
        _search = new ThreadSearch(model, _terms, _rows, _lifts);
    }

    /// <summary>Active threads by number, in no particular order.</summary>
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
        thread.CountVoice(post);
        _refrains.Add(post);
        post.Thread = thread;
        thread.LastSequence = post.Sequence;
        Posts++;
        for (var i = 0; i < post.Vector.Terms.Length; i++) Change(thread, _terms.Add(post.Vector.Terms[i]), post.Vector.Weights[i]);
        Measure(thread, post.Vector);
        _grown.Add(thread);
    }

    /// <summary>Forgets the oldest remembered post, and its thread where that was its last one.</summary>
    public void Forget(RememberedPost post)
    {
        var thread = post.Thread!;
        _refrains.Forget(post);
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

        thread.UncountVoice(post);
        if (post.Time == thread.First || post.Time == thread.Last) Bound(thread);
        Measure(thread, null);
    }

    /// <summary>Moves all posts of one thread into another.</summary>
    public void Merge(ActiveThread from, ActiveThread into)
    {
        foreach (var (row, _) in from.Terms.ToArray())
        {
            var weight = _terms.At(row, from.Terms[row]).Weight;
            Change(from, row, -weight);
            Change(into, row, weight);
        }

        into.Posts = new Queue<RememberedPost>(into.Posts.Concat(from.Posts).OrderBy(post => post.Sequence));
        into.LastSequence = Math.Max(into.LastSequence, from.LastSequence);
        foreach (var post in from.Posts) post.Thread = into;
        Bound(into);
        into.CountVoices();
        from.Posts.Clear();
        Close(from);
        Renew(into);
        _grown.Add(into);
    }

    /// <summary>The threads that got posts after a sequence, by number; a second call has to ask for a later one.</summary>
    public IReadOnlyList<ActiveThread> Grown(long since)
    {
        ActiveThread[] grown = [.. _grown.Where(thread => thread.LastSequence > since && IsOpen(thread)).Distinct().OrderBy(thread => thread.Id)];
        _grown.Clear();
        return grown;
    }

    public bool IsOpen(ActiveThread thread) => _rows[thread.Row] == thread;

    /// <summary>Weighs all terms anew.</summary>
    public void Refresh()
    {
        _terms.Refresh(Posts);
        Span<long> lengths = new long[_rows.Count];
        _terms.AddSquares(lengths);
        Span<double> promised = new double[_rows.Count];
        foreach (var thread in _threads.Values)
        {
            thread.SquaredLength = lengths[thread.Row];
            promised[thread.Row] = Promise(thread);
        }

        // By terms, as they lie in memory: by threads it would take ten times as long.
        _terms.Reach(promised);
    }

    /// <summary>Every thread whose cosine to the vector, raised by its size, reaches a minimum, in no particular order.</summary>
    /// <param name="vector">The vector.</param>
    /// <param name="least">The minimum.</param>
    /// <param name="found">Takes what is found.</param>
    /// <param name="wanted">What is known of a post that is searched for; without it silence counts nothing against a thread.</param>
    public void Search(PostVector vector, double least, List<Candidate> found, Wanted? wanted = null) => _search.Run(vector, least, found, wanted);

    /// <summary>Every other thread of which that holds; some are left out that the silence between the two keeps below the minimum.</summary>
    public void Search(ActiveThread thread, double least, List<Candidate> found) => _search.Run(thread, least, found);

    /// <summary>How broadly a post and a thread agree, as a factor for the thread's score.</summary>
    public double Evidence(PostVector post, ActiveThread thread, double level) => Linking.Evidence.Factor(post, thread, _terms, _model, level);

    /// <summary>
    /// What is left of a cosine of a post and a thread by the same voice without the voice's refrain, as a factor; 1 where the two are as alike
    /// without it.
    /// </summary>
    public double Own(RememberedPost post, ActiveThread thread, double cosine)
    {
        if (!thread.IsBy(post.Voice) || _refrains.Of(post.Voice) is not { } refrain) return 1;
        var parts = new RefrainedCosine(SquaredLength(post.Vector), thread.SquaredLength, cosine);
        var vector = post.Vector;
        foreach (var (term, removed) in refrain.Terms)
        {
            var row = _terms.Find(term);
            if (row < 0) continue;
            long weight = _terms.Weight(row);
            var at = Array.BinarySearch(vector.Terms, term);
            parts.Remove(removed, at < 0 ? 0 : weight * vector.Weights[at], Weight(thread, row) * weight);
        }

        return parts.Factor;
    }

    /// <summary>The same for two threads by one voice.</summary>
    public double Own(ActiveThread one, ActiveThread other, double cosine)
    {
        if (!one.IsBy(other.Voice) || !other.IsBy(other.Voice) || _refrains.Of(other.Voice) is not { } refrain) return 1;
        var parts = new RefrainedCosine(one.SquaredLength, other.SquaredLength, cosine);
        foreach (var (term, removed) in refrain.Terms)
        {
            var row = _terms.Find(term);
            if (row < 0) continue;
            long weight = _terms.Weight(row);
            parts.Remove(removed, Weight(one, row) * weight, Weight(other, row) * weight);
        }

        return parts.Factor;
    }

    private double SquaredLength(PostVector vector)
    {
        double squared = 0;
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            double own = (double)_terms.Weight(_terms.Find(vector.Terms[i])) * vector.Weights[i];
            squared += own * own;
        }

        return squared;
    }

    private long Weight(ActiveThread thread, int row) => thread.Terms.TryGet(row, out var position) ? _terms.At(row, position).Weight : 0;

    /// <summary>How many times as alike a thread's posts are as any two of the stream; infinite for a thread of one.</summary>
    public double Telling(ActiveThread thread)
    {
        var posts = thread.Posts.Count;
        if (posts < 2 || _terms.SquaredPost <= 0) return double.PositiveInfinity;
        var likeness = ((thread.SquaredLength / (_terms.SquaredPost * posts)) - 1) / (posts - 1);
        return Math.Max(0, likeness) / Math.Max(LeastChance, _terms.Chance);
    }

    /// <summary>How its posts hang together.</summary>
    public Cohesion Cohesion(ActiveThread thread) => Linking.Cohesion.Of(thread, _terms);

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

    /// <summary>
    /// Keeps what the search relies on: a thread never is shorter or larger than promised, and no term of it tells more than its
    /// list's reach. Promises are generous, so that they seldom have to be renewed.
    /// </summary>
    private void Measure(ActiveThread thread, PostVector? added)
    {
        var length = Math.Sqrt(thread.SquaredLength);
        if (length < thread.PromisedLength || thread.Posts.Count > thread.PromisedSize)
        {
            Renew(thread);
            return;
        }

        _lifts.Set(thread, Boost(thread.Posts.Count) / Math.Max(1, length));
        foreach (var term in added?.Terms ?? [])
        {
            var row = _terms.Find(term);
            Reach(thread, row, thread.Terms[row]);
        }
    }

    private void Renew(ActiveThread thread)
    {
        Promise(thread);
        foreach (var (row, position) in thread.Terms) Reach(thread, row, position);
    }

    /// <summary>Returns the promised size's factor over the promised length.</summary>
    private double Promise(ActiveThread thread)
    {
        var length = Math.Sqrt(thread.SquaredLength);
        thread.PromisedLength = Math.Max(1, length * 0.9);
        thread.PromisedSize = thread.Posts.Count + (thread.Posts.Count / 2) + 1;
        _lifts.Set(thread, Boost(thread.Posts.Count) / Math.Max(1, length));
        return Boost(thread.PromisedSize) / thread.PromisedLength;
    }

    private void Reach(ActiveThread thread, int row, int position) =>
        _terms.Reach(row, (double)_terms.Weight(row) * _terms.At(row, position).Weight / thread.PromisedLength * Boost(thread.PromisedSize));

    private double Boost(int posts) => _model.Boost(posts);

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

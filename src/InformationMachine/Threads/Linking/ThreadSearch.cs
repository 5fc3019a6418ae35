using System.Runtime.InteropServices;
using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Finds the threads alike enough to something without reading the long lists of common terms: as long as those together cannot
/// lift any thread to the minimum, they are looked up only for threads that rarer terms have found (MaxScore of Turtle and Flood,
/// "Query evaluation: strategies and optimizations", 1995). What reaches the minimum is found with its exact cosine, and nothing else.
/// </summary>
internal sealed class ThreadSearch(LinkingModel model, TermTable terms, List<ActiveThread?> rows)
{
    /// <summary>Lists up to this length are read anyway.</summary>
    private const int Short = 32;

    /// <summary>Covers the rounding of sums of bounds.</summary>
    private const double Slack = 1.000001;

    private readonly List<QueryTerm> _short = [];
    private readonly List<QueryTerm> _long = [];
    private readonly List<QueryTerm> _common = [];
    private readonly List<int> _touched = [];
    private long[] _dots = new long[1024];
    private double[] _lifts = new double[1024];

    /// <summary>Tells a thread's size factor over its length.</summary>
    public void Lift(ActiveThread thread, double lift)
    {
        if (_dots.Length <= thread.Row)
        {
            Array.Resize(ref _dots, Math.Max(thread.Row + 1, _dots.Length * 2));
            Array.Resize(ref _lifts, _dots.Length);
        }

        _lifts[thread.Row] = lift;
    }

    public void Run(PostVector vector, double least, List<Candidate> found)
    {
        Begin();
        long squared = 0;
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            var row = terms.Find(vector.Terms[i]);
            long own = (long)terms.Weight(row) * vector.Weights[i];
            squared += own * own;
            if (row >= 0) Ask(row, own);
        }

        Answer(squared, least, found, except: null);
    }

    public void Run(ActiveThread thread, double least, List<Candidate> found)
    {
        Begin();
        foreach (var (row, position) in thread.Terms) Ask(row, (long)terms.Weight(row) * terms.At(row, position).Weight);
        Answer(thread.SquaredLength, least, found, thread);
    }

    private void Begin()
    {
        _short.Clear();
        _long.Clear();
        _common.Clear();
    }

    private void Ask(int row, long own)
    {
        if (own == 0) return;
        var length = terms.Threads(row).Length;
        (length <= Short ? _short : _long).Add(new QueryTerm(row, own, length));
    }

    private void Answer(long squared, double least, List<Candidate> found, ActiveThread? except)
    {
        var length = Math.Sqrt(squared);
        var rest = Split(length, least) * Slack;
        foreach (var term in CollectionsMarshal.AsSpan(_short)) Accumulate(term);
        foreach (var term in CollectionsMarshal.AsSpan(_long)) Accumulate(term);
        found.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(_touched))
        {
            var dot = _dots[row];
            _dots[row] = 0;
            if ((dot * _lifts[row] / length) + rest < least) continue;
            var thread = rows[row]!;
            if (thread == except) continue;
            var cosine = (dot + Common(thread)) / Math.Sqrt((double)squared * thread.SquaredLength);
            if (cosine * model.Boost(thread.Posts.Count) >= least) found.Add(new Candidate(thread, cosine));
        }

        _touched.Clear();
    }

    /// <summary>Sets the longest lists aside while they cannot reach the minimum together; returns what they can reach.</summary>
    private double Split(double length, double least)
    {
        _long.Sort(static (one, other) => one.Threads != other.Threads ? other.Threads.CompareTo(one.Threads) : one.Row.CompareTo(other.Row));
        var (rest, kept) = (0.0, 0);
        foreach (var term in CollectionsMarshal.AsSpan(_long))
        {
            var reach = term.Own / length * terms.Reach(term.Row);
            if ((rest + reach) * Slack < least)
            {
                rest += reach;
                _common.Add(term);
            }
            else
            {
                CollectionsMarshal.AsSpan(_long)[kept++] = term;
            }
        }

        _long.RemoveRange(kept, _long.Count - kept);
        return rest;
    }

    private void Accumulate(QueryTerm term)
    {
        var factor = term.Own * terms.Weight(term.Row);
        foreach (ref readonly var posting in terms.Threads(term.Row))
        {
            ref var dot = ref _dots[posting.Thread];
            if (dot == 0) _touched.Add(posting.Thread);
            dot += factor * posting.Weight;
        }
    }

    /// <summary>What the terms set aside add for one thread.</summary>
    private long Common(ActiveThread thread)
    {
        long dot = 0;
        foreach (var term in CollectionsMarshal.AsSpan(_common))
        {
            if (thread.Terms.TryGet(term.Row, out var position)) dot += term.Own * terms.Weight(term.Row) * terms.At(term.Row, position).Weight;
        }

        return dot;
    }

    /// <summary>A term of what is searched for.</summary>
    /// <param name="Row">Its row.</param>
    /// <param name="Own">Its weighted weight there.</param>
    /// <param name="Threads">How many threads hold it.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct QueryTerm(int Row, long Own, int Threads);
}

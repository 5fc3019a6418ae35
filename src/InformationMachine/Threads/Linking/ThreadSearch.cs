using System.Runtime.InteropServices;
using InformationMachine.Threads.Features;

namespace InformationMachine.Threads.Linking;

/// <summary>
/// Finds the threads alike enough to something without reading the long lists of common terms: as long as those together cannot
/// lift any thread to the minimum, they are completed only for threads that rarer terms have found, the most telling first, and every
/// thread is given up as soon as the rest cannot lift it (MaxScore of Turtle and Flood, "Query evaluation: strategies and
/// optimizations", 1995). What reaches the minimum is found with its exact cosine, and nothing else.
/// </summary>
internal sealed class ThreadSearch(LinkingModel model, TermTable terms, List<ActiveThread?> rows, ThreadLifts lifts)
{
    /// <summary>Lists up to this length are read anyway.</summary>
    private const int Short = 32;

    /// <summary>Looking one thread up costs as much as reading so many entries of a list.</summary>
    private const int LookupCost = 8;

    /// <summary>Covers the rounding of sums of bounds.</summary>
    private const double Slack = 1.000001;

    private readonly List<QueryTerm> _short = [];
    private readonly List<QueryTerm> _long = [];
    private readonly List<QueryTerm> _common = [];
    private readonly List<int> _touched = [];
    private readonly List<int> _hopeful = [];
    private long[] _dots = new long[1024];

    public void Run(PostVector vector, double least, List<Candidate> found, Wanted? wanted = null)
    {
        if (wanted is { } post) lifts.Note(post.Time);
        Begin();
        long squared = 0;
        for (var i = 0; i < vector.Terms.Length; i++)
        {
            var row = terms.Find(vector.Terms[i]);
            long own = (long)terms.Weight(row) * vector.Weights[i];
            squared += own * own;
            if (row >= 0) Ask(row, own);
        }

        Answer(squared, least, found, except: null, wanted?.Time, wanted?.Needed);
    }

    public void Run(ActiveThread thread, double least, List<Candidate> found)
    {
        Begin();
        foreach (var (row, position) in thread.Terms) Ask(row, (long)terms.Weight(row) * terms.At(row, position).Weight);
        Answer(thread.SquaredLength, least, found, thread, thread.First);
    }

    private void Begin()
    {
        if (_dots.Length < lifts.Length) Array.Resize(ref _dots, lifts.Length);
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

    private void Answer(long squared, double least, List<Candidate> found, ActiveThread? except, long? time, Func<ThreadOutline, double>? needed = null)
    {
        var most = lifts.For(time);
        var length = Math.Sqrt(squared);
        var rest = Split(length, least);
        foreach (var term in CollectionsMarshal.AsSpan(_short)) Accumulate(term);
        foreach (var term in CollectionsMarshal.AsSpan(_long)) Accumulate(term);
        _hopeful.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(_touched))
        {
            if (rows[row] != except) _hopeful.Add(row);
        }

        Keep(most, length, least, rest);
        _common.Sort(static (one, other) => one.Reach != other.Reach ? other.Reach.CompareTo(one.Reach) : one.Row.CompareTo(other.Row));
        foreach (var term in CollectionsMarshal.AsSpan(_common))
        {
            if (_hopeful.Count == 0) break;
            Complete(term);
            rest -= term.Reach;
            Keep(most, length, least, Math.Max(0, rest));
        }

        if (needed is not null) Sift(length, needed);
        found.Clear();
        foreach (var row in CollectionsMarshal.AsSpan(_hopeful))
        {
            var thread = rows[row]!;
            var cosine = _dots[row] / Math.Sqrt((double)squared * thread.SquaredLength);
            var raised = cosine * model.Boost(thread.Posts.Count);
            if (raised >= least) found.Add(new Candidate(thread, cosine, raised));
        }

        foreach (var row in CollectionsMarshal.AsSpan(_touched)) _dots[row] = 0;
        _touched.Clear();
    }

    /// <summary>Gives up those that the terms to come cannot lift to the minimum any more.</summary>
    private void Keep(ReadOnlySpan<double> most, double length, double least, double rest)
    {
        var kept = 0;
        var all = CollectionsMarshal.AsSpan(_hopeful);
        foreach (var row in all)
        {
            if (((_dots[row] * most[row] / length) + rest) * Slack >= least) all[kept++] = row;
        }

        _hopeful.RemoveRange(kept, _hopeful.Count - kept);
    }

    /// <summary>Gives up those below their own minimum, before anything of the threads themselves has to be read.</summary>
    private void Sift(double length, Func<ThreadOutline, double> needed)
    {
        var plain = lifts.For(null);
        var kept = 0;
        var all = CollectionsMarshal.AsSpan(_hopeful);
        foreach (var row in all)
        {
            if (_dots[row] * plain[row] / length * Slack >= needed(lifts.Outline(row))) all[kept++] = row;
        }

        _hopeful.RemoveRange(kept, _hopeful.Count - kept);
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
                _common.Add(term with { Reach = reach });
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

    /// <summary>Adds what a term set aside tells of the threads still in question: from its list, or where that is long from theirs.</summary>
    private void Complete(QueryTerm term)
    {
        var factor = term.Own * terms.Weight(term.Row);
        if (term.Threads < _hopeful.Count * (long)LookupCost)
        {
            foreach (ref readonly var posting in terms.Threads(term.Row))
            {
                ref var dot = ref _dots[posting.Thread];
                if (dot != 0) dot += factor * posting.Weight;
            }

            return;
        }

        foreach (var row in CollectionsMarshal.AsSpan(_hopeful))
        {
            if (rows[row]!.Terms.TryGet(term.Row, out var position)) _dots[row] += factor * terms.At(term.Row, position).Weight;
        }
    }

    /// <summary>A term of what is searched for.</summary>
    /// <param name="Row">Its row.</param>
    /// <param name="Own">Its weighted weight there.</param>
    /// <param name="Threads">How many threads hold it.</param>
    /// <param name="Reach">The most it can add to a cosine raised by size; known of terms set aside.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct QueryTerm(int Row, long Own, int Threads, double Reach = 0);
}

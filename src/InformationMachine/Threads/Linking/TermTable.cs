namespace InformationMachine.Threads.Linking;

/// <summary>
/// The terms in use: how many remembered posts hold each, how much it weighs, and which threads hold it. Weights change only at
/// <see cref="Refresh"/>, so that lengths of centroids stay exact in between.
/// </summary>
internal sealed class TermTable(LinkingModel model)
{
    /// <summary>Term weights are multiples of 1/16.</summary>
    private const double WeightUnit = 16;

    private readonly Dictionary<int, int> _rows = [];
    private readonly Stack<int> _free = new();
    private int[] _terms = new int[1024];
    private int[] _posts = new int[1024];
    private int[] _weights = new int[1024];
    private Posting[][] _postings = new Posting[1024][];
    private int[] _lengths = new int[1024];
    private double[] _reaches = new double[1024];
    private int _used;
    private int _unseenWeight = (int)WeightUnit;
    private int _absentWeight = (int)WeightUnit;

    /// <summary>The mean squared length of a post, at the last refresh.</summary>
    public double SquaredPost { get; private set; }

    /// <summary>How alike two posts of the stream are that have nothing to do with each other, 0 to 1, at the last refresh.</summary>
    public double Chance { get; private set; }

    /// <summary>The row of a term; -1 where no remembered post holds it.</summary>
    public int Find(int term) => _rows.TryGetValue(term, out var row) ? row : -1;

    public int Term(int row) => _terms[row];

    public int Weight(int row) => row < 0 ? _absentWeight : _weights[row];

    public ReadOnlySpan<Posting> Threads(int row) => _postings[row].AsSpan(0, _lengths[row]);

    /// <summary>The most that a term can tell of any thread, as a share of the thread's length raised by its size.</summary>
    public double Reach(int row) => _reaches[row];

    /// <summary>Notes what a term tells of a thread.</summary>
    public void Reach(int row, double share)
    {
        if (share > _reaches[row]) _reaches[row] = share;
    }

    public ref Posting At(int row, int position) => ref _postings[row][position];

    /// <summary>Counts one more post with this term and returns its row.</summary>
    public int Add(int term)
    {
        if (!_rows.TryGetValue(term, out var row))
        {
            row = _free.Count > 0 ? _free.Pop() : NewRow();
            _rows.Add(term, row);
            _terms[row] = term;
            _weights[row] = _unseenWeight;
            _reaches[row] = 0;
            _postings[row] ??= new Posting[2];
        }

        _posts[row]++;
        return row;
    }

    /// <summary>Counts one post less with this term. Its row lives until the next refresh, so that its weight does too.</summary>
    public void Remove(int row) => _posts[row]--;

    /// <summary>Lists a thread under a term and returns its position.</summary>
    public int Append(int row, int thread)
    {
        ref var list = ref _postings[row];
        if (_lengths[row] == list.Length) Array.Resize(ref list, list.Length * 2);
        list[_lengths[row]] = new Posting { Thread = thread };
        return _lengths[row]++;
    }

    /// <summary>Takes the entry at a position out; the last one moves there and its thread's row is returned, -1 where none moved.</summary>
    public int Cut(int row, int position)
    {
        var last = --_lengths[row];
        if (position == last) return -1;
        _postings[row][position] = _postings[row][last];
        return _postings[row][position].Thread;
    }

    /// <summary>Weighs every term anew by how rare it is among the remembered posts, and forgets those that no post holds.</summary>
    public void Refresh(int posts)
    {
        _unseenWeight = WeightFor(posts, 0);
        _absentWeight = (int)(_unseenWeight * model.Unseen);
        Array.Clear(_reaches);
        for (var row = 0; row < _used; row++)
        {
            if (_posts[row] > 0)
            {
                _weights[row] = WeightFor(posts, _posts[row]);
                continue;
            }

            if (_terms[row] < 0) continue;
            _rows.Remove(_terms[row]);
            _terms[row] = -1;
            _postings[row] = new Posting[2];
            _free.Push(row);
        }

        MeasureChance(posts);
    }

    /// <summary>Adds the squared weights of all listed threads to their lengths.</summary>
    public void AddSquares(Span<long> lengths)
    {
        for (var row = 0; row < _used; row++)
        {
            long square = (long)_weights[row] * _weights[row];
            foreach (ref readonly var posting in Threads(row)) lengths[posting.Thread] += square * posting.Weight * posting.Weight;
        }
    }

    /// <summary>Notes what each term tells of all listed threads; promised is by their rows, their size's factor over their length.</summary>
    public void Reach(ReadOnlySpan<double> promised)
    {
        for (var row = 0; row < _used; row++)
        {
            var most = 0.0;
            foreach (ref readonly var posting in Threads(row)) most = Math.Max(most, posting.Weight * promised[posting.Thread]);
            Reach(row, _weights[row] * most);
        }
    }

    private void MeasureChance(int posts)
    {
        double own = 0, shared = 0;
        for (var row = 0; row < _used; row++)
        {
            if (_terms[row] < 0) continue;
            var usual = (double)_weights[row] * (Features.Featurizer.IsWord(_terms[row]) ? Features.FeatureWeights.Usual.Word : Features.FeatureWeights.Usual.Pair);
            var share = (double)_posts[row] / posts;
            own += share * usual * usual;
            shared += share * share * usual * usual;
        }

        SquaredPost = own;
        Chance = own > 0 ? shared / own : 0;
    }

    private int WeightFor(int posts, int with) =>
        (int)Math.Round(WeightUnit * Math.Max(0, Math.Log((posts + model.IdfDocuments) / (with + model.IdfTerm))));

    private int NewRow()
    {
        if (_used == _terms.Length)
        {
            Array.Resize(ref _terms, _used * 2);
            Array.Resize(ref _posts, _used * 2);
            Array.Resize(ref _weights, _used * 2);
            Array.Resize(ref _postings, _used * 2);
            Array.Resize(ref _lengths, _used * 2);
            Array.Resize(ref _reaches, _used * 2);
        }

        return _used++;
    }
}

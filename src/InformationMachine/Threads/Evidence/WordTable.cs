namespace InformationMachine.Threads.Evidence;

/// <summary>
/// How many remembered posts hold each word, and which latest ones. A word's rarity (inverse document frequency) follows from the
/// remembered posts alone, so that a restart finds it again. Not thread-safe.
/// </summary>
internal sealed class WordTable
{
    /// <summary>The most posts listed under one word.</summary>
    public const int MaximumPosts = 192;

    /// <summary>Posts a stream is taken to have had before its first, so that nothing looks rare or usual too early.</summary>
    private const float PriorPosts = 170;

    private const float PriorWith = 0.5f;
    private const int PairCells = 1 << 20;
    private const int MaximumCrowd = 48;

    private static readonly float[] Logarithms = [.. Enumerable.Range(0, 4096).Select(count => MathF.Log(count + PriorWith))];

    private readonly Dictionary<int, int> _rows = [];
    private readonly Stack<int> _free = new();
    private readonly List<RecentPosts> _posts = [];
    private readonly Dictionary<int, RecentPosts> _crowds = [];
    private readonly int[] _pairs = new int[PairCells];
    private int[] _counts = new int[1024];
    private int[] _holders = new int[1024];
    private float _logPosts = MathF.Log(PriorPosts);

    /// <summary>One more than the highest row.</summary>
    public int Rows => _posts.Count;

    /// <summary>How many remembered posts say what is usual.</summary>
    public int Posts { get; private set; }

    /// <summary>The row of a word; -1 where no remembered post holds it.</summary>
    public int Find(int word) => _rows.TryGetValue(word, out var row) ? row : -1;

    /// <summary>How rare the word of a row is; -1 is a word never seen.</summary>
    public float Rarity(int row) => RarityOf(row < 0 ? 0 : _counts[row]);

    /// <summary>How rare a pair of words is; a rough figure, from a table that pairs share.</summary>
    public float RarityOfPair(int pair) => RarityOf(_pairs[pair & (PairCells - 1)]);

    public int Count(int row) => row < 0 ? 0 : _counts[row];

    public RecentPosts Holding(int row) => _posts[row];

    /// <summary>The latest posts with the word whose feeds had more than their share; null where there are none.</summary>
    public RecentPosts? Crowd(int row) => _crowds.GetValueOrDefault(row);

    public bool HasCrowds => _crowds.Count > 0;

    /// <summary>The rows of a post's words, -1 for unknown ones.</summary>
    public int[] Find(ObservedPost post) => Array.ConvertAll(post.Terms, Find);

    public void Add(KnownPost known)
    {
        var terms = known.Post.Terms;
        for (var i = 0; i < terms.Length; i++)
        {
            var row = known.Rows[i] = RowFor(terms[i]);
            _holders[row]++;
            if (known.Habits.IsCrowd)
            {
                CrowdFor(row).Add(known);
                continue;
            }

            _counts[row]++;
            _posts[row].Add(known);
        }

        if (known.Habits.IsCrowd) return;
        foreach (var pair in known.Post.Pairs) _pairs[pair & (PairCells - 1)]++;
        Posts++;
        _logPosts = MathF.Log(Posts + PriorPosts);
    }

    public void Forget(KnownPost known)
    {
        for (var i = 0; i < known.Rows.Length; i++)
        {
            var row = known.Rows[i];
            if (known.Habits.IsCrowd) ForgetCrowd(row, known);
            else ForgetCounted(row, known);
            if (--_holders[row] > 0) continue;
            _rows.Remove(known.Post.Terms[i]);
            _posts[row] = null!;
            _free.Push(row);
        }

        if (known.Habits.IsCrowd) return;
        foreach (var pair in known.Post.Pairs) _pairs[pair & (PairCells - 1)]--;
        Posts--;
        _logPosts = MathF.Log(Posts + PriorPosts);
    }

    private void ForgetCounted(int row, KnownPost known)
    {
        _posts[row].Forget(known);
        _counts[row]--;
    }

    private void ForgetCrowd(int row, KnownPost known)
    {
        _crowds[row].Forget(known);
        if (_crowds[row].Count == 0) _crowds.Remove(row);
    }

    private RecentPosts CrowdFor(int row) => _crowds.TryGetValue(row, out var crowd) ? crowd : _crowds[row] = new RecentPosts(MaximumCrowd);

    private float RarityOf(int count) => Math.Max(0, _logPosts - (count < Logarithms.Length ? Logarithms[count] : MathF.Log(count + PriorWith)));

    private int RowFor(int word)
    {
        if (_rows.TryGetValue(word, out var row)) return row;
        if (!_free.TryPop(out row))
        {
            row = _posts.Count;
            _posts.Add(null!);
            if (row == _counts.Length)
            {
                Array.Resize(ref _counts, row * 2);
                Array.Resize(ref _holders, row * 2);
            }
        }

        _rows.Add(word, row);
        (_counts[row], _holders[row]) = (0, 0);
        _posts[row] = new RecentPosts(MaximumPosts);
        return row;
    }
}

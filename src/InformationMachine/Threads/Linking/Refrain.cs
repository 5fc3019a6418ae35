namespace InformationMachine.Threads.Linking;

/// <summary>What one voice keeps saying, counted over its latest posts.</summary>
internal sealed class Refrain(LinkingModel model)
{
    /// <summary>Posts that are counted: enough to tell a habit from a story, few enough that habits may change.</summary>
    private const int Latest = 50;

    /// <summary>A term is looked at from so many posts on.</summary>
    private const int Fewest = 3;

    /// <summary>As if so many posts had been read that lack the term.</summary>
    private const double Doubt = 15;

    private readonly Queue<RememberedPost> _posts = new();
    private readonly Dictionary<int, int> _counts = [];
    private readonly SortedSet<int> _frequent = [];
    private List<(int Term, double Removed)>? _terms;

    /// <summary>Its terms, ascending, each with the share of its evidence that does not count, above 0 to 1.</summary>
    public IReadOnlyList<(int Term, double Removed)> Terms => _terms ??= [.. _frequent.Select(term => (term, Removed(_counts[term]))).Where(item => item.Item2 > 0)];

    public void Add(RememberedPost post)
    {
        _posts.Enqueue(post);
        foreach (var term in post.Vector.Terms)
        {
            var count = _counts.GetValueOrDefault(term) + 1;
            _counts[term] = count;
            if (count == Fewest) _frequent.Add(term);
        }

        if (_posts.Count > Latest) Uncount(_posts.Dequeue());
        _terms = null;
    }

    /// <summary>Forgets a post where it is still counted; true where none is left.</summary>
    public bool Forget(RememberedPost post)
    {
        if (!_posts.TryPeek(out var oldest) || oldest != post) return false;
        Uncount(_posts.Dequeue());
        _terms = null;
        return _posts.Count == 0;
    }

    private void Uncount(RememberedPost post)
    {
        foreach (var term in post.Vector.Terms)
        {
            var count = _counts[term] - 1;
            if (count == Fewest - 1) _frequent.Remove(term);
            if (count == 0) _counts.Remove(term);
            else _counts[term] = count;
        }
    }

    /// <summary>Both sides of a comparison weigh a term less, so that its part in the product falls with the square.</summary>
    private double Removed(int count)
    {
        var share = count / (_posts.Count + Doubt);
        var kept = 1 - Math.Clamp((share - model.RefrainFrom) / (model.RefrainFull - model.RefrainFrom), 0, 1);
        return 1 - (kept * kept);
    }
}

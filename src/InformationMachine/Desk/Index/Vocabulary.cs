namespace InformationMachine.Desk.Index;

/// <summary>The words of the known posts, numbered, with the posts that hold each.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];
    private readonly List<List<IndexedPost>> _posts = [];
    private int _count;

    public string Word(int term) => _words[term];

    public int Find(string word) => _numbers.TryGetValue(word, out var term) ? term : -1;

    /// <summary>The posts that hold a term, in order of arrival.</summary>
    public IReadOnlyList<IndexedPost> Posts(int term) => _posts[term];

    /// <summary>How much a term says: the rarer, the more.</summary>
    public double Weight(int term) => Math.Max(0, Math.Log((_count + 20) / (_posts[term].Count + 0.5)));

    /// <summary>Numbers the words of a text.</summary>
    public int[] Add(IReadOnlyList<string> words)
    {
        var terms = new int[words.Count];
        for (var i = 0; i < terms.Length; i++)
        {
            if (!_numbers.TryGetValue(words[i], out terms[i]))
            {
                terms[i] = _words.Count;
                _numbers.Add(words[i], terms[i]);
                _words.Add(words[i]);
                _posts.Add([]);
            }
        }

        return terms;
    }

    /// <summary>Lists a post under its terms.</summary>
    public void List(IndexedPost post)
    {
        _count++;
        foreach (var term in post.Terms) _posts[term].Add(post);
    }

    /// <summary>The words that begin so, those in most posts first.</summary>
    public IReadOnlyList<int> StartingWith(string prefix, int limit)
    {
        var found = new List<int>();
        for (var term = 0; term < _words.Count; term++)
        {
            if (_words[term].StartsWith(prefix, StringComparison.Ordinal)) found.Add(term);
        }

        return [.. found.OrderByDescending(term => _posts[term].Count).ThenBy(term => _words[term], StringComparer.Ordinal).Take(limit)];
    }
}

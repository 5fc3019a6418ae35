using InformationMachine.Text;

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

    /// <summary>The words that differ from one by a slip or two, the nearest and then those in most posts first.</summary>
    public IReadOnlyList<int> Near(string word, int limit)
    {
        var tolerance = Spelling.Tolerance(word);
        if (tolerance == 0) return [];
        var found = new List<(int Term, int Distance)>();
        for (var term = 0; term < _words.Count; term++)
        {
            if (Math.Abs(_words[term].Length - word.Length) > tolerance || _posts[term].Count == 0) continue;
            if (Spelling.Distance(word, _words[term]) is var distance && distance <= tolerance) found.Add((term, distance));
        }

        return [.. found.OrderBy(item => item.Distance).ThenByDescending(item => _posts[item.Term].Count).ThenBy(item => _words[item.Term], StringComparer.Ordinal).Take(limit).Select(item => item.Term)];
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

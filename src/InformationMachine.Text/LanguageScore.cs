namespace InformationMachine.Text;

/// <summary>How much of a text speaks for which language, word by word. Not thread-safe.</summary>
internal sealed class LanguageScore(CommonWords common)
{
    private const int FewestWords = 10;
    private const double LeastShare = 0.12;

    /// <summary>One word over and over proves no language: names hold "la", code holds "do".</summary>
    private const int FewestDifferent = 4;
    private const double ClearLead = 1.4;

    /// <summary>In a few lines fewer words must do, with less doubt about whose they are.</summary>
    private const int ShortText = 60;
    private const int FewestDifferentInShort = 3;
    private const int FewestKnownInShort = 2;
    private const double ClearLeadInShort = 2;

    /// <summary>What a word is worth that tells its language by a letter only, beside one that is known.</summary>
    private const double LetterWeight = 0.5;

    private readonly SortedDictionary<string, double> _scores = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _spelled = new(StringComparer.Ordinal);
    private int _count;

    /// <param name="word">The next word, in small letters.</param>
    public void Add(string word)
    {
        _count++;
        var weight = 1.0;
        if (!common.Speakers.TryGetValue(word, out var speakers))
        {
            if (common.Spellers(word) is not { } spellers) return;
            (speakers, weight) = (spellers, LetterWeight);
            foreach (var language in spellers) _spelled[language] = _spelled.GetValueOrDefault(language) + 1;
        }

        _seen.Add(word);
        foreach (var language in speakers) _scores[language] = _scores.GetValueOrDefault(language) + (weight / speakers.Length);
    }

    /// <summary>The language that the words speak for; null where it is not clear.</summary>
    public string? Best()
    {
        if (_count < FewestWords || _scores.Count == 0) return null;
        var ranked = _scores.OrderByDescending(score => score.Value).ToList();
        var (best, most) = ranked[0];
        var second = ranked.Count > 1 ? ranked[1].Value : 0;
        var known = common.Words[best].Count(_seen.Contains);
        if (most >= LeastShare * _count && most >= ClearLead * second && known >= FewestDifferent) return best;
        return _count <= ShortText && most >= LeastShare * _count && most >= ClearLeadInShort * second && known + _spelled.GetValueOrDefault(best) >= FewestDifferentInShort && known >= FewestKnownInShort ? best : null;
    }

    /// <summary>How many different words there were that no other language has.</summary>
    public int Own(string language) => _seen.Count(word => common.Speakers.GetValueOrDefault(word) is [var only] && only == language || common.Spellers(word) is [var speller] && speller == language);
}

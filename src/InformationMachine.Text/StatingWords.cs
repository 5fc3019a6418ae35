using System.Collections.Frozen;

namespace InformationMachine.Text;

/// <summary>
/// Tells a main clause, which states something, from an imperative, a label or the rest of one: by a finite verb behind another word
/// and before any word that opens a subordinate clause. Immutable and thread-safe.
/// </summary>
internal sealed class StatingWords
{
    private const int ShortestStem = 3;
    private readonly FrozenSet<string> _finite;
    private readonly string[] _endings;
    private readonly FrozenSet<string> _subordinators;

    private StatingWords(FrozenSet<string> finite, string[] endings, FrozenSet<string> subordinators)
    {
        _finite = finite;
        _endings = endings;
        _subordinators = subordinators;
    }

    /// <param name="finite">Finite verbs that are common in news.</param>
    /// <param name="endings">How others end, of the past mostly.</param>
    /// <param name="subordinators">Words that open a subordinate clause.</param>
    public static StatingWords Of(string finite, string endings, string subordinators) => new(Set(finite), Words(endings), Set(subordinators));

    /// <summary>True where the text holds a main clause.</summary>
    public bool States(string text)
    {
        var words = text.ToLowerInvariant().Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            var word = words[i].Trim('.', ',', ';', ':', '!', '?', '"', '(', ')', '“', '”', '«', '»', '„');
            if (_subordinators.Contains(word)) return false;
            if (i > 0 && IsFinite(word)) return true;
        }

        return false;
    }

    /// <summary>True where a word is one of the finite verbs, behind another word; stricter than <see cref="States"/>, which also goes by endings.</summary>
    public bool HasVerb(string text) => text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Skip(1).Any(word => _finite.Contains(word.TrimEnd('.', ',', '!', '?')));

    /// <summary>True for a finite verb that is common in news, or a word that ends like one.</summary>
    /// <param name="word">In small letters.</param>
    public bool IsFinite(string word) => _finite.Contains(word) || Array.Exists(_endings, ending => word.Length >= ending.Length + ShortestStem && word.EndsWith(ending, StringComparison.Ordinal));

    private static FrozenSet<string> Set(string words) => Words(words).ToFrozenSet(StringComparer.Ordinal);

    private static string[] Words(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}

using System.Collections.Frozen;
using System.Text.Json;

namespace InformationMachine.Text;

/// <summary>
/// The language of a line or two, of the Latin script: told by a few words, with little room for doubt, and by nobody's name. Languages that
/// are told nowhere else stand against their kin, so that Afrikaans is not taken for Dutch; of those nothing is claimed. What headlines add to the
/// common words stands in <c>headlines.json</c>. Pure.
/// </summary>
internal static class HeadlineLanguage
{
    /// <summary>A text with more words is no headline and has enough of them for a count.</summary>
    public const int MostWords = 25;

    private const string File = "headlines.json";
    private const int FewestWords = 4;
    private const int MostRead = 40;
    private const int FewestTelling = 2;
    private const double LeastScore = 1.2;
    private const double LeastShare = 0.15;
    private const double ClearLead = 2.5;

    /// <summary>How clearly it must lead to agree with what a count says.</summary>
    private const double SomeLead = 1.2;

    /// <summary>What a word is worth that tells its language by a letter only.</summary>
    private const double LetterWeight = 0.5;

    /// <summary>From this share of words with a capital on, capitals are a headline's and tell no name.</summary>
    private const double TitleCase = 0.7;
    private const int LongWord = 4;

    /// <summary>Articles and prepositions that names hold, where all words of a headline have capitals.</summary>
    private static readonly FrozenSet<string> PartsOfNames = FrozenSet.ToFrozenSet("la el los las san de le les da di il al van von der den del du santa die das en un no".Split(' '));

    private static readonly HeadlineWords Data = HeadlineWords.Read();

    /// <summary>The language; null where it is not clear.</summary>
    public static string? Of(string text)
    {
        var words = Words(text);
        if (words.Count is < FewestWords or > MostRead || Scored(words) is not { Count: > 0 } scored) return null;
        var (best, telling) = scored[0];
        if (!HeadlineWords.IsTold(best) || telling.Score < LeastScore || telling.Score < ClearLead * Second(scored) || telling.Words.Count < LeastShare * words.Count) return null;
        if (telling.Words.Count(word => word.Length > 1) < FewestTelling || !telling.Words.Any(word => Data.Knows(best, word))) return null;
        return words.Exists(word => char.IsLower(word[0]) && Data.IsForeign(best, word)) ? null : best;
    }

    /// <summary>True where a line or two speak most for that language, or are too many words to ask.</summary>
    public static bool Agrees(string text, string language)
    {
        var words = Words(text);
        return words.Count > MostWords || (Scored(words) is { Count: > 0 } scored && scored[0].Language == language && scored[0].Telling.Score > SomeLead * Second(scored));
    }

    private static double Second(List<(string Language, (double Score, HashSet<string> Words) Telling)> scored) => scored.Count > 1 ? scored[1].Telling.Score : 0;

    /// <summary>What speaks for each language, the most first: each word once, names left out.</summary>
    private static List<(string Language, (double Score, HashSet<string> Words) Telling)> Scored(List<string> words)
    {
        var scores = new SortedDictionary<string, (double Score, HashSet<string> Words)>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var isTitle = words.Count(word => word.Length >= LongWord && char.IsUpper(word[0])) is var upper && upper >= TitleCase * Math.Max(1, words.Count(word => word.Length >= LongWord));
        var isShouted = Acronyms.IsShouted(words.SelectMany(word => word));
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].ToLowerInvariant();
            if (seen.Contains(word) || IsInitial(word) || (!isShouted && Acronyms.Is(words[i])) || IsName(words, i, word, isTitle)) continue;
            seen.Add(word);
            var known = Data.Speakers(word);
            var speakers = known ?? Data.Spellers(word) ?? [];
            foreach (var language in speakers)
            {
                var (score, telling) = scores.TryGetValue(language, out var so) ? so : (0, new HashSet<string>(StringComparer.Ordinal));
                telling.Add(word);
                scores[language] = (score + ((known is null ? LetterWeight : 1) / speakers.Count), telling);
            }
        }

        return [.. scores.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value.Score)];
    }

    private static bool IsInitial(string word) => word.Length == 1 && word[0] < 128 && !"aeiouy".Contains(word[0], StringComparison.Ordinal);

    /// <summary>A capital within a sentence is a name's, and so is a small word between two capitals.</summary>
    private static bool IsName(List<string> words, int at, string word, bool isTitle)
    {
        bool Upper(int index) => index >= 0 && index < words.Count && char.IsUpper(words[index][0]);
        if (isTitle) return at + 1 < words.Count && PartsOfNames.Contains(word);
        return Upper(at) ? at > 0 || Upper(at + 1) : PartsOfNames.Contains(word) && Upper(at - 1) && Upper(at + 1);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = start;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end > start) words.Add(text[start..end]);
        }

        return words;
    }

    /// <summary>Which languages know a word, and which write a letter.</summary>
    private sealed record HeadlineWords(FrozenDictionary<string, FrozenSet<string>> ByWord, FrozenDictionary<char, FrozenSet<string>> ByLetter)
    {
        public static HeadlineWords Read()
        {
            using var stream = typeof(HeadlineLanguage).Assembly.GetManifestResourceStream(File)!;
            var data = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, string>>>(stream)!;
            var words = CommonWords.All.Words.SelectMany(language => language.Value.Select(word => (word, language.Key)))
                .Concat(data["words"].Concat(data["others"]).SelectMany(language => language.Value.Split(' ').Select(word => (word, language.Key))));
            var letters = data["letters"].SelectMany(letter => letter.Key.Select(c => (c, Languages: letter.Value.Split(' '))));
            return new HeadlineWords(
                words.GroupBy(pair => pair.word, StringComparer.Ordinal).ToFrozenDictionary(word => word.Key, word => word.Select(pair => pair.Key).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal),
                letters.ToFrozenDictionary(letter => letter.c, letter => letter.Languages.ToFrozenSet(StringComparer.Ordinal)));
        }

        public IReadOnlyCollection<string>? Speakers(string word) => ByWord.GetValueOrDefault(word);

        public bool Knows(string language, string word) => ByWord.TryGetValue(word, out var languages) && languages.Contains(language);

        public static bool IsTold(string language) => CommonWords.All.Words.ContainsKey(language);

        /// <summary>The languages that write all letters of a word; null where its letters tell nothing.</summary>
        public IReadOnlyCollection<string>? Spellers(string word)
        {
            HashSet<string>? left = null;
            foreach (var letter in word.Where(letter => letter >= 128))
            {
                if (!ByLetter.TryGetValue(letter, out var languages)) continue;
                if (left is null) left = [.. languages];
                else left.IntersectWith(languages);
            }

            return left is { Count: > 0 } ? left : null;
        }

        /// <summary>True for a word with a letter that others write and this language does not.</summary>
        public bool IsForeign(string language, string word) =>
            word.Any(letter => letter >= 128 && ByLetter.TryGetValue(char.ToLowerInvariant(letter), out var languages) && !languages.Contains(language));
    }
}

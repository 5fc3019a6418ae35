using System.Collections.Frozen;
using System.Text.Json;

namespace InformationMachine.Text;

/// <summary>
/// How many words of a text negate. Words by language stand in <c>negation.json</c>; of the languages of the Latin script only those count
/// whose common words the text holds most of, since "mai" denies in Italian and is a month in German. Thread-safe.
/// </summary>
internal static class Negation
{
    private const string File = "negation.json";

    /// <summary>Where no blanks part words, these negate wherever they stand.</summary>
    private static readonly string[] WithoutBlanks = ["不", "没", "沒", "ない", "ません", "않", "없", "ไม่"];

    /// <summary>"Not only" and "not just" negate nothing.</summary>
    private static readonly FrozenSet<string> NoneBehind = FrozenSet.ToFrozenSet(["only", "just", "least", "merely"]);

    private static readonly FrozenDictionary<string, FrozenSet<string>> ByLanguage = Read();

    private static readonly FrozenDictionary<string, string[]> Languages =
        ByLanguage.SelectMany(language => language.Value.Select(word => (word, language.Key))).GroupBy(pair => pair.word, StringComparer.Ordinal)
            .ToFrozenDictionary(word => word.Key, word => word.Select(pair => pair.Key).ToArray(), StringComparer.Ordinal);

    public static int Count(string text)
    {
        var folded = GroundingText.Fold(text);
        var words = Words(folded);
        var count = WithoutBlanks.Sum(sign => folded.AsSpan().Count(sign));
        List<string>? spoken = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (!Languages.TryGetValue(words[i], out var languages) || IsNone(words, i)) continue;
            if (!IsLatin(words[i]) || (spoken ??= Spoken(words)) is { Count: 0 } || languages.Any(spoken.Contains)) count++;
        }

        return count;
    }

    /// <summary>"Not only this", and "this and not that", which states this.</summary>
    private static bool IsNone(List<string> words, int at) =>
        words[at] == "not" && ((at + 1 < words.Count && NoneBehind.Contains(words[at + 1])) || (at > 0 && words[at - 1] is "and" or ","));

    /// <summary>The languages that most of the known words are common in; none where no word is known.</summary>
    private static List<string> Spoken(List<string> words)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var language in words.SelectMany(word => (CommonWords.All.Speakers.GetValueOrDefault(word) ?? []).Union(Languages.GetValueOrDefault(word) ?? [], StringComparer.Ordinal)))
            known[language] = known.GetValueOrDefault(language) + 1;
        var most = known.Values.DefaultIfEmpty(0).Max();
        return [.. known.Where(language => language.Value == most).Select(language => language.Key)];
    }

    private static bool IsLatin(string word) => word[0] < '\u0250' || word[0] is >= '\u1E00' and <= '\u1EFF';

    /// <summary>Words in small letters, commas among them.</summary>
    private static List<string> Words(string folded)
    {
        var words = new List<string>();
        for (var i = 0; i < folded.Length;)
        {
            var end = i;
            while (end < folded.Length && (char.IsLetter(folded[end]) || IsMark(folded[end]) || (folded[end] == '\'' && end > i && end + 1 < folded.Length && char.IsLetter(folded[end + 1])))) end++;
            if (end > i) words.Add(folded[i..end].ToLowerInvariant());
            else if (folded[i] == ',') words.Add(",");
            i = Math.Max(end, i + 1);
        }

        return words;
    }

    private static bool IsMark(char c) => char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static FrozenDictionary<string, FrozenSet<string>> Read()
    {
        using var file = typeof(Negation).Assembly.GetManifestResourceStream(File)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!
            .ToFrozenDictionary(language => language.Key, language => language.Value.Split(' ').Select(GroundingText.Fold).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}

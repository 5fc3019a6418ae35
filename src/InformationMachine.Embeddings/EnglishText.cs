using System.Collections.Frozen;

namespace InformationMachine.Embeddings;

/// <summary>Whether a text is English enough to be embedded; its publisher's word counts, else what its small words say.</summary>
public static class EnglishText
{
    /// <summary>A text shorter than this may have no small words.</summary>
    private const int Short = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SmallWords = new[]
    {
        "the", "of", "and", "to", "in", "is", "for", "on", "with", "that", "at", "by", "from", "as", "it", "this", "are", "was", "be", "a", "an",
        "your", "you", "how", "why", "what", "i", "my", "we", "our",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for English.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language as declared (BCP 47); null where nobody says.</param>
    public static bool Is(string text, string? language)
    {
        if (language is { Length: > 1 }) return language.StartsWith("en", StringComparison.OrdinalIgnoreCase);
        int words = 0, small = 0, foreign = 0;
        foreach (var range in text.AsSpan().SplitAny(" \n\t,.!?:;"))
        {
            var word = text.AsSpan(range);
            if (word.IsEmpty) continue;
            words++;
            if (SmallWords.Contains(word)) small++;
            if (IsForeign(word)) foreign++;
        }

        return foreign * 3 <= words && (small > 0 || words < Short);
    }

    /// <summary>Letters beyond those of Latin alphabets.</summary>
    private static bool IsForeign(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (c > '\u024F' && char.IsLetter(c)) return true;
        }

        return false;
    }
}

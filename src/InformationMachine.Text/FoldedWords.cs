using System.Globalization;
using System.Text;

namespace InformationMachine.Text;

/// <summary>Words as people search for them: no case, no accents. Scripts written without blanks are cut into pairs of characters.</summary>
internal static class FoldedWords
{
    private const int LongestTerm = 40;

    /// <summary>The words of a text in order, as often as they stand in it.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        var word = new StringBuilder();
        var isDense = false;
        foreach (var rune in Fold(text).EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune) || IsDense(rune) != isDense)
            {
                foreach (var term in Terms(word, isDense)) yield return term;
                word.Clear();
                isDense = IsDense(rune);
            }

            if (Rune.IsLetterOrDigit(rune)) word.Append(rune);
        }

        foreach (var term in Terms(word, isDense)) yield return term;
    }

    private static IEnumerable<string> Terms(StringBuilder word, bool isDense)
    {
        if (word.Length == 0) return [];
        var text = word.ToString();
        if (!isDense) return [text.Length <= LongestTerm ? text : text[..LongestTerm]];
        return text.Length == 1 ? [text] : Enumerable.Range(0, text.Length - 1).Select(i => text.Substring(i, 2));
    }

    private static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var rune in PlainLine.Of(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)) folded.Append(Rune.ToLowerInvariant(rune));
        }

        return folded.ToString();
    }

    /// <summary>Thai to Myanmar, Khmer, kana, Chinese characters: in the basic plane, so that two of them are two code units.</summary>
    public static bool IsDense(Rune rune) => rune.Value is (>= 0x0E00 and <= 0x109F) or (>= 0x1780 and <= 0x17FF) or (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x9FFF);
}

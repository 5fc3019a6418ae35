namespace InformationMachine.Text;

/// <summary>All words of a text in order, small words too: runs of letters and digits in small letters; scripts without blanks between words give characters.</summary>
internal static class Tokens
{
    public static IReadOnlyList<string> Of(string text)
    {
        var folded = GroundingText.Fold(text).ToLowerInvariant();
        var tokens = new List<string>();
        for (var start = 0; start < folded.Length; start++)
        {
            if (!char.IsLetterOrDigit(folded[start])) continue;
            var end = start + 1;
            while (end < folded.Length && IsWithin(folded[end]) && !Trimmer.IsIdeograph(folded[start]) && !Trimmer.IsIdeograph(folded[end])) end++;
            tokens.Add(folded[start..end]);
            start = end - 1;
        }

        return tokens;
    }

    /// <summary>Vowel signs and accents that stand apart belong to their word.</summary>
    private static bool IsWithin(char c) => char.IsLetterOrDigit(c) || char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}

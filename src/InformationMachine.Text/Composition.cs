using System.Globalization;
using System.Text;

namespace InformationMachine.Text;

/// <summary>
/// Unicode's composed form (NFC) of texts from elsewhere. Composing sorts the marks that stand behind a letter, in time that grows with the
/// square of their number: more than any script needs are left out first, as Unicode's stream-safe format has it (UAX #15).
/// </summary>
internal static class Composition
{
    /// <summary>The most combining marks in a row.</summary>
    public const int MostMarks = 30;

    /// <exception cref="ArgumentException">The text holds half of a surrogate pair or a non-character.</exception>
    public static string Compose(string text) => Ascii.IsValid(text) ? text : WithFewMarks(text).Normalize(NormalizationForm.FormC);

    private static string WithFewMarks(string text)
    {
        StringBuilder? kept = null;
        for (int at = 0, marks = 0, length; at < text.Length; at += length)
        {
            length = char.IsSurrogatePair(text, at) ? 2 : 1;
            marks = IsMark(text, at) ? marks + 1 : 0;
            if (marks > MostMarks) kept ??= new StringBuilder(text, 0, at, text.Length);
            else kept?.Append(text, at, length);
        }

        return kept?.ToString() ?? text;
    }

    private static bool IsMark(string text, int at) =>
        text[at] >= '\u0300' && CharUnicodeInfo.GetUnicodeCategory(text, at) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}

using System.Globalization;
using System.Text;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Text for people: NFC, no control or bidirectional override characters, blanks folded.</summary>
internal static class PlainText
{
    /// <summary>Keeps paragraphs as single line breaks.</summary>
    public static string Tidy(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                while (result.Length > 0 && result[^1] == ' ') result.Length--;
                if (result.Length > 0 && result[^1] != '\n') result.Append('\n');
            }
            else if (char.IsWhiteSpace(c))
            {
                if (result.Length > 0 && result[^1] is not (' ' or '\n')) result.Append(' ');
            }
            else if (IsKept(c))
            {
                result.Append(c);
            }
        }

        while (result.Length > 0 && result[^1] is ' ' or '\n') result.Length--;
        return Normalize(result.ToString());
    }

    /// <summary>Puts everything on one line.</summary>
    public static string Line(string text) => Tidy(text).Replace('\n', ' ');

    private static string Normalize(string text)
    {
        if (Ascii.IsValid(text)) return text;
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // A lone surrogate or a non-character: replace what Unicode does not allow, then normalise.
            return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\uFFFE', '\uFFFD').Replace('\uFFFF', '\uFFFD').Normalize(NormalizationForm.FormC);
        }
    }

    private static bool IsKept(char c) =>
        c is not ((>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or '\u200B' or '\u00AD')
        && char.GetUnicodeCategory(c) != UnicodeCategory.Control;
}

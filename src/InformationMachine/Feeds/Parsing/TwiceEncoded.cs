using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// A document whose UTF-8 was taken for Windows-1252 and encoded once more ("FÃ¼nf" for "Fünf"), by a publisher's database or by whoever
/// passed it on. Told by the whole document: all its letters beyond ASCII, read as bytes, are valid UTF-8, which letters of a language never
/// are by chance. ASCII, and with it all markup, stays as it is. Where only
/// some texts of a document were, they are mended one by one (<see cref="DoubleEncoding"/>). Pure.
/// </summary>
internal static class TwiceEncoded
{
    /// <summary>A word about such letters may show a few.</summary>
    private const int FewestLetters = 3;

    /// <summary>Every UTF-8 sequence of two bytes or more begins with one of these in Windows-1252.</summary>
    private static readonly SearchValues<char> Leads = SearchValues.Create([.. Enumerable.Range(0xC2, 0x33).Select(code => (char)code)]);

    /// <summary>What Windows-1252 has from 0x80 to 0x9F; what it leaves free is passed on as it is.</summary>
    private const string Upper = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The document as it was meant; the same where it was encoded once.</summary>
    public static string Undo(string text)
    {
        if (!text.AsSpan().ContainsAny(Leads)) return text;
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            if (Byte(text[i]) is not { } one) return text;
            bytes[i] = one;
        }

        if (!Utf8.IsValid(bytes)) return text;
        var meant = Encoding.UTF8.GetString(bytes);
        return meant.Count(letter => letter > '\x7F') < FewestLetters ? text : meant;
    }

    private static byte? Byte(char letter)
    {
        if (letter is < '\u0080' or (>= '\u00A0' and <= '\u00FF')) return (byte)letter;
        var at = Upper.IndexOf(letter, StringComparison.Ordinal);
        return at < 0 ? null : (byte)(0x80 + at);
    }
}

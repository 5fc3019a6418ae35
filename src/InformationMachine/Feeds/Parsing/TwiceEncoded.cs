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

    /// <summary>What Windows-1252 cannot write becomes a byte that UTF-8 never has.</summary>
    private static readonly Encoding Once = CodePagesEncodingProvider.Instance.GetEncoding(1252, new EncoderReplacementFallback("\u00FF"), DecoderFallback.ReplacementFallback)!;

    /// <summary>The document as it was meant; the same where it was encoded once.</summary>
    public static string Undo(string text)
    {
        // Nearly every other document shows with its first such letter that it is none: what follows in it would have to be one too.
        var first = text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F');
        if (first < 0 || text[first] is < '\u00C2' or > '\u00F4' || first + 1 == text.Length || text[first + 1] <= '\x7F') return text;
        var bytes = Once.GetBytes(text);
        if (!Utf8.IsValid(bytes)) return text;
        var meant = Encoding.UTF8.GetString(bytes);
        return meant.Count(letter => letter > '\x7F') < FewestLetters ? text : meant;
    }
}

using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using UtfUnknown;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Bytes to text. Publishers contradict themselves, so every hint is tried against the bytes: a byte order mark is believed; then the
/// HTTP charset, the XML declaration and UTF-8, whichever first decodes without error. Where all fail, damage is put up with in what is
/// mostly right, and what nothing fits is recognised by its bytes; Windows-1252 decodes everything. What was encoded twice is decoded twice.
/// </summary>
internal static partial class DocumentDecoder
{
    private const int SniffedBytes = 200_000;
    private const float CertainEnough = 0.5f;

    static DocumentDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType) => TwiceEncoded.Undo(DecodeOnce(bytes, contentType));

    private static string DecodeOnce(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Marked(bytes) is { } marked) return marked.Encoding.GetString(bytes[marked.Length..]);
        if (Unmarked(bytes) is { } wide) return wide.GetString(bytes);
        var hints = Hints(bytes, contentType).Select(EncodingNames.Find).OfType<Encoding>().ToList();
        var isUtf8 = Utf8.IsValid(bytes);
        // Letters of an alphabet of one byte each never happen to be valid UTF-8 throughout: the bytes are believed, not the label.
        if (isUtf8 && hints.All(hint => hint.IsSingleByte || hint is UTF8Encoding)) return Encoding.UTF8.GetString(bytes);
        foreach (var hint in hints)
        {
            if (TryDecode(hint, bytes) is { } text) return text;
        }

        return isUtf8 || LooksLikeUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Damaged(hints, bytes) ?? Recognised(bytes).GetString(bytes);
    }

    private static List<string> Hints(ReadOnlySpan<byte> bytes, string? contentType)
    {
        var hints = new List<string>(2);
        if (contentType is not null && Charset().Match(contentType) is { Success: true } http) hints.Add(http.Groups[1].Value);
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 512)]);
        if (Declaration().Match(head) is { Success: true } declared) hints.Add(declared.Groups[1].Value);
        return hints;
    }

    private static (Encoding Encoding, int Length)? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16, UTF-32 and EBCDIC without a mark show themselves by the bytes of the first '&lt;' and what surrounds it.</summary>
    private static Encoding? Unmarked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x3C, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, 0x3C, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [0x3C, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, 0x3C, 0, not 0, ..] => Encoding.BigEndianUnicode,
        [0x4C, 0x6F, 0xA7, 0x94, ..] => Mainframe(bytes),
        _ => null,
    };

    /// <summary>All code pages of EBCDIC have the letters of the declaration in the same places.</summary>
    private static Encoding Mainframe(ReadOnlySpan<byte> bytes)
    {
        var common = Encoding.GetEncoding(37);
        return Declaration().Match(common.GetString(bytes[..Math.Min(bytes.Length, 512)])) is { Success: true } declared && EncodingNames.Find(declared.Groups[1].Value) is { } named ? named : common;
    }

    private static string? TryDecode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            return strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>A broken character here and there does not make a declared encoding wrong.</summary>
    private static string? Damaged(List<Encoding> hints, ReadOnlySpan<byte> bytes)
    {
        foreach (var hint in hints)
        {
            var lenient = (Encoding)hint.Clone();
            lenient.DecoderFallback = new DecoderReplacementFallback("\uFFFD");
            var text = lenient.GetString(bytes);
            if (text.AsSpan().Count('\uFFFD') * 100 < text.Length - text.AsSpan().CountAnyInRange('\0', '\x7F')) return text;
        }

        return null;
    }

    private static Encoding Recognised(ReadOnlySpan<byte> bytes)
    {
        var found = CharsetDetector.DetectFromBytes(bytes[..Math.Min(bytes.Length, SniffedBytes)].ToArray()).Detected;
        return found is { Confidence: >= CertainEnough, Encoding: { } encoding } && !encoding.IsUnicode() ? encoding : Encoding.GetEncoding(1252);
    }

    private static bool IsUnicode(this Encoding encoding) => encoding is UTF8Encoding or UnicodeEncoding or UTF32Encoding;

    private static bool LooksLikeUtf8(ReadOnlySpan<byte> bytes)
    {
        int good = 0, bad = 0;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            if (status != System.Buffers.OperationStatus.Done) bad++;
            else if (length > 1) good++;
            bytes = bytes[Math.Max(1, length)..];
        }

        return good > bad;
    }

    private static int CountAnyInRange(this ReadOnlySpan<char> text, char first, char last)
    {
        var count = 0;
        foreach (var c in text) count += c >= first && c <= last ? 1 : 0;
        return count;
    }

    [GeneratedRegex(@"charset\s*=\s*[""']?([\w.:\-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();

    [GeneratedRegex(@"<\?xml[^>]{0,200}?encoding\s*=\s*[""']([\w.:\-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}

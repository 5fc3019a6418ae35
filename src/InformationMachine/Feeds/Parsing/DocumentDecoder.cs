using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Bytes to text. Publishers contradict themselves, so every hint is tried against the bytes: a byte order mark is believed; then the
/// HTTP charset, the XML declaration and UTF-8, whichever first decodes without error; Windows-1252 decodes everything.
/// </summary>
internal static partial class DocumentDecoder
{
    static DocumentDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (Marked(bytes) is { } marked) return marked.Encoding.GetString(bytes[marked.Length..]);
        if (Wide(bytes) is { } wide) return wide.GetString(bytes);
        foreach (var name in Hints(bytes, contentType))
        {
            if (Find(name) is { } encoding && TryDecode(encoding, bytes) is { } text) return text;
        }

        if (TryDecode(Encoding.UTF8, bytes) is { } utf8) return utf8;
        // Some bad bytes in what is otherwise UTF-8 are damage; text without any valid multi-byte sequence is Windows-1252.
        return LooksLikeUtf8(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.GetEncoding(1252).GetString(bytes);
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

    /// <summary>UTF-16 and UTF-32 without a mark show themselves by the zero bytes around the first '&lt;'.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x3C, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, 0x3C, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [0x3C, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, 0x3C, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    private static Encoding? Find(string name)
    {
        name = name.Trim('"', '\'', ' ').ToLowerInvariant();
        // What browsers do (WHATWG Encoding): Latin-1 and ASCII labels mean Windows-1252, whose extra characters people really write.
        if (name is "iso-8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" or "iso8859-1" or "cp1252") name = "windows-1252";
        // A document that could be read this far is not UTF-16 or UTF-32, whatever it says.
        if (name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal) || name is "utf-7" or "ucs-2" or "iso-10646-ucs-2") return null;
        if (name is "utf8" or "u8") name = "utf-8";
        if (name is "gbk" or "gb2312" or "x-gbk") name = "gb18030";
        if (name is "ks_c_5601-1987" or "ksc5601" or "euc-kr" or "cp949") name = "ks_c_5601-1987";
        if (CodePage().Match(name) is { Success: true } page) name = (page.Groups[1].Value.StartsWith("125", StringComparison.Ordinal) ? "windows-" : "ibm") + page.Groups[1].Value;
        try
        {
            return Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
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

    [GeneratedRegex(@"charset\s*=\s*[""']?([\w.:\-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Charset();

    [GeneratedRegex(@"<\?xml[^>]{0,200}?encoding\s*=\s*[""']([\w.:\-]{1,40})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^(?:cp|win|windows|x-cp)[-_]?(\d{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePage();
}

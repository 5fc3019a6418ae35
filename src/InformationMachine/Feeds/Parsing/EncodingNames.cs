using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Encodings by the names that publishers give them.</summary>
internal static partial class EncodingNames
{
    static EncodingNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Null where the name is unknown, or cannot be true of a document that could be read this far.</summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim('"', '\'', ' ').ToLowerInvariant();
        // A document whose declaration could be read byte by byte is not UTF-16 or UTF-32, whatever it says.
        if (name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal) || name is "utf-7" or "ucs-2" or "ucs-4" or "iso-10646-ucs-2" or "iso-10646-ucs-4") return null;
        try
        {
            return CodePage().Match(name) is { Success: true } page
                ? Encoding.GetEncoding(int.Parse(page.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
                : Encoding.GetEncoding(Known(name));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What browsers do (WHATWG Encoding): the narrower names mean the wider encodings, whose extra characters people really write.</summary>
    private static string Known(string name) => name switch
    {
        "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "us-ascii" or "ascii" or "ansi_x3.4-1968" => "windows-1252",
        "iso-8859-9" or "latin5" => "windows-1254",
        "iso-8859-11" or "tis-620" or "tis620" => "windows-874",
        "utf8" or "u8" or "unicode-1-1-utf-8" => "utf-8",
        "gbk" or "gb2312" or "gb_2312-80" or "x-gbk" or "euc-cn" or "chinese" => "gb18030",
        "ksc5601" or "ks_c_5601-1987" or "euc-kr" or "euckr" or "ks_c_5601-1989" => "ks_c_5601-1987",
        "sjis" or "shift-jis" or "x-sjis" or "ms_kanji" => "shift_jis",
        "eucjp" or "x-euc-jp" => "euc-jp",
        "big5-hkscs" or "big5hkscs" or "x-x-big5" or "cn-big5" => "big5",
        "koi8" or "koi" => "koi8-r",
        "koi8-ru" => "koi8-u",
        "mac" or "macroman" or "mac-roman" or "x-mac-roman" => "macintosh",
        _ => name,
    };

    [GeneratedRegex(@"^(?:cp|win|windows|x-cp|ibm)[-_]?0?(\d{2,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePage();
}

using System.Text;
using System.Text.RegularExpressions;

namespace InformationMachine.Network;

/// <summary>Tells a document that broke off: a server that closes the connection instead of giving a length does not say so.</summary>
internal static partial class DocumentEnd
{
    private const int LookedAt = 4096;

    /// <summary>True where the document does not end as a feed does. Such a document is read as far as it goes, and asked for again.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> document)
    {
        var bytes = document.Length > LookedAt ? document[^LookedAt..] : document;
        // UTF-16 and UTF-32 put zeros between the letters of tags.
        var tail = Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal);
        tail = WithoutComments(tail.TrimEnd());
        if (tail.EndsWith('}') || tail.EndsWith(']') || Root().IsMatch(tail)) return false;
        return Closing().Match(tail) is not { Success: true } closing || closing.Groups["name"].Value.ToLowerInvariant() is "item" or "entry";
    }

    /// <summary>True where a document that broke off did so in the middle of an item: half of it is nobody's post.</summary>
    public static bool IsWithinItem(ReadOnlySpan<byte> document) =>
        Math.Max(Last(document, "<item>"u8, "<item "u8), Last(document, "<entry>"u8, "<entry "u8)) > Last(document, "</item>"u8, "</entry>"u8);

    private static int Last(ReadOnlySpan<byte> document, ReadOnlySpan<byte> one, ReadOnlySpan<byte> other) => Math.Max(document.LastIndexOf(one), document.LastIndexOf(other));

    private static string WithoutComments(string tail)
    {
        while (tail.EndsWith("-->", StringComparison.Ordinal) && tail.LastIndexOf("<!--", StringComparison.Ordinal) is >= 0 and var start) tail = tail[..start].TrimEnd();
        return tail;
    }

    [GeneratedRegex("</(?:[A-Za-z0-9]+:)?(?:rss|feed|rdf|channel)\\s*>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Root();

    [GeneratedRegex("</(?:[A-Za-z0-9]+:)?(?<name>[A-Za-z]+)\\s*>$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Closing();
}

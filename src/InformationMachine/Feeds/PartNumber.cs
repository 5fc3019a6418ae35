using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace InformationMachine.Feeds;

/// <summary>The place that an author writes on one of several posts: "2/7", "(2/7)" or "2/", at the beginning or the end.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Total">How many there are; null where the author does not say.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly partial record struct PartNumber(int Index, int? Total)
{
    /// <summary>The number a text carries, if any.</summary>
    public static PartNumber? Of(string text) => Find(text) is { } match ? Read(match) : null;

    /// <summary>The text without its number.</summary>
    public static string Strip(string text) => Find(text) is { } match && Read(match) is not null ? text.Remove(match.Index, match.Length).Trim() : text;

    /// <summary>True where this is the next after <paramref name="other"/> in the same count.</summary>
    public bool Follows(PartNumber other) => Index == other.Index + 1 && Total == other.Total;

    private static Match? Find(string text)
    {
        var match = Leading().Match(text);
        if (!match.Success) match = Trailing().Match(text);
        return match.Success ? match : null;
    }

    private static PartNumber? Read(Match match)
    {
        var index = int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture);
        var total = int.TryParse(match.Groups["total"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return index >= 1 && (total is null || (total >= 2 && index <= total)) ? new PartNumber(index, total) : null;
    }

    [GeneratedRegex(@"^\s*(?:🧵\s*)?[\(\[]?(?<index>[0-9]{1,2})/(?<total>[0-9]{1,2}|[nNxX])?[\)\]]?(?=[\s:.\u2013\u2014-]|$)[:.]?\s*(?:🧵\s*)?", RegexOptions.CultureInvariant)]
    private static partial Regex Leading();

    [GeneratedRegex(@"(?:\s*🧵\s*|\s+)[\(\[]?(?<index>[0-9]{1,2})/(?<total>[0-9]{1,2}|[nNxX])?[\)\]]?(?:\s*🧵)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Trailing();
}

using System.Globalization;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Which picture leads an item: what the feed's media elements name, else a picture enclosed, else the first of the body. Pixels that count
/// readers, smileys and portraits of the author lead nothing. Pure.
/// </summary>
internal static class LeadPictures
{
    private const int MaximumAddress = 2_000;
    private const int MaximumAlternative = 500;

    /// <summary>Pixels of a side up to which a picture is a mark in the text and not a picture of what it tells.</summary>
    private const int Mark = 64;

    /// <summary>Parts of addresses at which portraits, smileys and counters of readers are kept.</summary>
    private static readonly string[] Marks = ["/avatar", "/emoji", "/smilies", "/smileys", "/pixel", "/tracking", "feedburner.com/~", "/~r/", "stats.wordpress.com", "pixel.wp.com", "/wp-includes/images/"];

    /// <summary>A picture; null where its address cannot be one of a picture that leads.</summary>
    /// <param name="url">Where it is, absolute http(s).</param>
    /// <param name="alternative">What it shows, which may hold markup.</param>
    public static LeadPicture? Read(string? url, string? alternative)
    {
        if (url is not { Length: > 0 and <= MaximumAddress } || Marks.Any(mark => url.Contains(mark, StringComparison.OrdinalIgnoreCase))) return null;
        var words = string.IsNullOrWhiteSpace(alternative) ? "" : PlainText.Line(HtmlEntities.Decode(alternative));
        return new LeadPicture(url, words.Length == 0 ? null : words.Length <= MaximumAlternative ? words : words[..(MaximumAlternative - 1)] + "…");
    }

    /// <summary>True for a side, as markup gives it, of a picture that is a mark in the text.</summary>
    public static bool IsMark(string? side) => side is { Length: > 0 } && int.TryParse(side.AsSpan().TrimEnd("px"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var pixels) && pixels <= Mark;

    /// <summary>
    /// Items whose picture is theirs alone: one that leads several items of a document is the feed's sign.
    /// </summary>
    public static IReadOnlySet<string> Shared(IEnumerable<ParsedItem> items)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.LeadPicture is { } lead && !seen.Add(lead.Url)) shared.Add(lead.Url);
        }

        return shared;
    }
}

using System.Text.RegularExpressions;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// The text of an episode without what is no part of its story: lists of chapters, which are known by their rising times in any language,
/// and lines that advertise, known by their words and an address, code or discount together. Pure.
/// </summary>
internal static partial class ShowNotes
{
    /// <summary>Fewer lines with times may be a programme.</summary>
    private const int FewestChapters = 3;

    /// <summary>A list of chapters begins with the beginning.</summary>
    private static readonly TimeSpan LatestStart = TimeSpan.FromMinutes(5);

    private const int LongestHeading = 40;

    /// <summary>The notes without chapters and advertisements.</summary>
    public static string Clean(string text)
    {
        var lines = text.Split('\n').ToList();
        RemoveChapters(lines);
        RemoveSponsors(lines);
        return string.Join('\n', lines);
    }

    private static void RemoveChapters(List<string> lines)
    {
        var times = lines.Select(TimeOf).ToList();
        var chapters = Enumerable.Range(0, lines.Count).Where(i => times[i] is not null).ToList();
        if (chapters.Count < FewestChapters || times[chapters[0]] > LatestStart) return;
        if (chapters.Zip(chapters.Skip(1)).Count(pair => times[pair.First] <= times[pair.Second]) < chapters.Count - 1) return;
        var first = chapters[0];
        foreach (var chapter in Enumerable.Reverse(chapters)) lines.RemoveAt(chapter);
        // "Chapters:" and the like stand above, and say nothing alone.
        if (first > 0 && IsHeading(lines[first - 1])) lines.RemoveAt(first - 1);
    }

    private static void RemoveSponsors(List<string> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if (!Offers().IsMatch(lines[i]) || !Advertises().IsMatch(lines[i])) continue;
            lines.RemoveAt(i);
            if (i > 0 && IsHeading(lines[i - 1]) && Advertises().IsMatch(lines[i - 1])) lines.RemoveAt(--i);
        }
    }

    private static TimeSpan? TimeOf(string line)
    {
        var match = Chapter().Match(line);
        if (!match.Success) return null;
        var parts = match.Groups["time"].Value.Split(':').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        return parts.Length == 3 ? new TimeSpan(parts[0], parts[1], parts[2]) : new TimeSpan(0, parts[0], parts[1]);
    }

    private static bool IsHeading(string line) => line.Length <= LongestHeading && (line.EndsWith(':') || !line.AsSpan().ContainsAny(".!?。")) && line.Split(' ').Length <= 4;

    [GeneratedRegex(@"^\W{0,3}(?<time>(?:\d{1,2}:)?\d{1,3}:\d{2})\W{0,4}\s*\S|\S\s+[\[(]?(?<time>(?:\d{1,2}:)?\d{1,3}:\d{2})[\])]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"\b(?:sponsor(?:s|ed|ing)?|brought to you by|promo code|use (?:the )?code|free trial|affiliate|Werbung|gesponsert|Rabattcode" +
        @"|Gutscheincode|patrocinad[oa]s?|patrocinio|código|sponsoris[ée]e?s?|parrain[ée]e?s?|code promo|sponsorizzat[oa]|sponset" +
        @"|gesponsord|kortingscode)\b|スポンサー|提供|赞助|贊助|협찬", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Advertises();

    /// <summary>An address, a discount, a code in capitals, or who pays: one of these makes an advertisement of the word.</summary>
    [GeneratedRegex(@"https?://|\b[a-z0-9-]+\.(?:com|net|org|io|co|de|fr|es|it|nl|app|fm|tv)\b|\d\s?%|\b[A-Z][A-Z0-9]{4,}\b|(?i:brought to you by" +
        @"|(?:episode|show|podcast|video)[^.]{0,40}sponsored by|(?:sponsors?|Werbung|sponsoris[ée]e? par|patrocinado por)\s*:)", RegexOptions.CultureInvariant)]
    private static partial Regex Offers();
}

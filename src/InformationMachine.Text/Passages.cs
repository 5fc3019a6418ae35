namespace InformationMachine.Text;

/// <summary>
/// A text as what its author says and what its author quotes ("> " before a line, as mails and posts have it), sentence by sentence.
/// Verses, and who is quoted, are no sentences of a story; neither are the offers below "Sponsored by:".
/// </summary>
internal static class Passages
{
    private const int FewestVerses = 2;
    private const int LongestVerse = 60;
    private const int LongestSponsor = 40;
    private const string Final = ".!?:;…。！？：۔।";

    /// <param name="text">What <see cref="Trimmer.Text"/> has cleaned.</param>
    /// <param name="leftOut">Is told each line that goes, and by which rule.</param>
    public static IEnumerable<(string Text, bool IsQuoted)> Sentences(string text, Action<string, string>? leftOut = null)
    {
        var lines = WithoutSponsors(text.Split('\n'), leftOut);
        for (int start = 0, end; start < lines.Count; start = end)
        {
            var isQuoted = IsQuotation(lines[start]);
            end = start + 1;
            while (end < lines.Count && IsQuotation(lines[end]) == isQuoted) end++;
            var passage = lines.Skip(start).Take(end - start).Select(line => isQuoted ? line.TrimStart('>', ' ') : line).ToList();
            if (isQuoted) RemoveAttributions(passage, leftOut);
            else if (start > 0) RemoveAttribution(passage, leftOut);
            if (isQuoted && AreVerses(passage))
            {
                passage.ForEach(line => leftOut?.Invoke(line, Shape.Verses));
                continue;
            }

            var own = string.Join('\n', passage);
            var joined = LineJoiner.Join(Quotations.Joined(isQuoted ? own : EmbeddedPosts.Without(own, leftOut)));
            foreach (var sentence in SentenceSplitter.Split(SectionHeadings.Without(Listings.Without(joined, leftOut), leftOut))) yield return (sentence, isQuoted);
        }
    }

    private static bool IsQuotation(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith(">>", StringComparison.Ordinal);

    private static void RemoveAttributions(List<string> passage, Action<string, string>? leftOut)
    {
        foreach (var line in passage.Where(Fragments.IsAttribution)) leftOut?.Invoke(line, Shape.Quotation);
        passage.RemoveAll(Fragments.IsAttribution);
    }

    /// <summary>The line right behind a quotation may say whose it is.</summary>
    private static void RemoveAttribution(List<string> passage, Action<string, string>? leftOut)
    {
        var first = passage.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        if (first < 0 || !Fragments.IsAttribution(passage[first].Trim())) return;
        leftOut?.Invoke(passage[first], Shape.Quotation);
        passage.RemoveAt(first);
    }

    private static bool AreVerses(List<string> passage)
    {
        var lines = passage.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).ToList();
        return lines.Count >= FewestVerses && lines.TrueForAll(line => line.Length <= LongestVerse && !Final.Contains(line[^1]));
    }

    private static List<string> WithoutSponsors(string[] lines, Action<string, string>? leftOut)
    {
        var kept = new List<string>(lines.Length);
        var within = false;
        foreach (var line in lines)
        {
            // Below the heading: a name and what it sells, or a line that begins with a mark.
            within = Fragments.IsSponsorHeading(line) || (within && (line.IndexOf(": ", StringComparison.Ordinal) is > 0 and <= LongestSponsor || (line.TrimStart() is [var first, ..] && !char.IsLetterOrDigit(first))));
            if (!within) kept.Add(line);
            else leftOut?.Invoke(line, Shape.Sponsors);
        }

        return kept;
    }
}

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

    public static IEnumerable<(string Text, bool IsQuoted)> Sentences(string text)
    {
        var lines = WithoutSponsors(text.Split('\n'));
        for (int start = 0, end; start < lines.Count; start = end)
        {
            var isQuoted = IsQuotation(lines[start]);
            end = start + 1;
            while (end < lines.Count && IsQuotation(lines[end]) == isQuoted) end++;
            var passage = lines.Skip(start).Take(end - start).Select(line => isQuoted ? line.TrimStart('>', ' ') : line).ToList();
            if (isQuoted) passage.RemoveAll(Fragments.IsAttribution);
            else if (start > 0) RemoveAttribution(passage);
            if (isQuoted && AreVerses(passage)) continue;
            foreach (var sentence in SentenceSplitter.Split(SectionHeadings.Without(Listings.Without(LineJoiner.Join(Quotations.Joined(string.Join('\n', passage))))))) yield return (sentence, isQuoted);
        }
    }

    private static bool IsQuotation(string line) => line.StartsWith("> ", StringComparison.Ordinal) || line.StartsWith(">>", StringComparison.Ordinal);

    /// <summary>The line right behind a quotation may say whose it is.</summary>
    private static void RemoveAttribution(List<string> passage)
    {
        var first = passage.FindIndex(line => !string.IsNullOrWhiteSpace(line));
        if (first >= 0 && Fragments.IsAttribution(passage[first].Trim())) passage.RemoveAt(first);
    }

    private static bool AreVerses(List<string> passage)
    {
        var lines = passage.Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).ToList();
        return lines.Count >= FewestVerses && lines.TrueForAll(line => line.Length <= LongestVerse && !Final.Contains(line[^1]));
    }

    private static List<string> WithoutSponsors(string[] lines)
    {
        var kept = new List<string>(lines.Length);
        var within = false;
        foreach (var line in lines)
        {
            within = Fragments.IsSponsorHeading(line) || (within && line.IndexOf(": ", StringComparison.Ordinal) is > 0 and <= LongestSponsor);
            if (!within) kept.Add(line);
        }

        return kept;
    }
}

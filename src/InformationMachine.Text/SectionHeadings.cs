namespace InformationMachine.Text;

/// <summary>
/// Takes the headings of sections out of a text that is written in paragraphs: short lines without a full stop, between a paragraph
/// and a longer one. Lists, and notes that never use a full stop, are left as they are.
/// </summary>
internal static class SectionHeadings
{
    private const int MostWords = 14;
    private const int FewestWordsOfAParagraph = 8;

    /// <summary>Lines in a row of which none ends a sentence are a list rather than headings.</summary>
    private const int MostInARow = 2;
    private const string Final = ".!?:;…。！？：";

    /// <param name="text">Lines.</param>
    /// <param name="leftOut">Is told each line that goes, and by which rule.</param>
    public static string Without(string text, Action<string, string>? leftOut = null)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var lines = text.Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim()).ToList();
        var kept = new List<string>(lines.Count);
        for (var i = 0; i < lines.Count;)
        {
            var end = i;
            while (end < lines.Count && MayBeHeading(lines[end])) end++;
            var isHeading = end - i is > 0 and <= MostInARow && i > 0 && IsParagraph(lines[i - 1]) && end < lines.Count && IsParagraph(lines[end]);
            if (!isHeading) kept.AddRange(lines.Skip(i).Take(Math.Max(1, end - i)));
            else lines[i..end].ForEach(line => leftOut?.Invoke(line, Shape.Heading));
            i = Math.Max(i + 1, end);
        }

        return string.Join('\n', kept);
    }

    private static bool MayBeHeading(string line) => !Ends(line) && Words(line) <= MostWords;

    private static bool IsParagraph(string line) => Ends(line) && Words(line) >= FewestWordsOfAParagraph;

    private static bool Ends(string line) => line.TrimEnd('"', '\u201D', '\u2019', '\'', ')', ']', '\u00BB') is { Length: > 0 } bare && Final.Contains(bare[^1]);

    private static int Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
}

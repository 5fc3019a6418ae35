using System.Text.RegularExpressions;

namespace InformationMachine.Text;

/// <summary>
/// Takes back line breaks that stand within a sentence: a text wrapped at a width, as in mails and hand-made feeds. A break is one of
/// those where the next line goes on in small letters, where the line ends in a word that needs another, or where the first word of the next line would not have fitted; the latter
/// only in a paragraph that is wrapped throughout. All other breaks end a sentence.
/// </summary>
internal static partial class LineJoiner
{
    private const int ShortestContinued = 30;
    private const int NarrowestWidth = 40;
    private const int WidestWidth = 130;
    private const int FewestFullLines = 2;
    private const double MostLines = 0.7;
    private const int WordsOfAHeading = 8;
    private const string Opening = "\"'\u201C\u2018\u00AB([";
    private const string Final = ".!?:;…。！？：";

    public static string Join(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var lines = text.Split('\n');
        var joined = new System.Text.StringBuilder(text.Length);
        for (var start = 0; start < lines.Length;)
        {
            var end = start;
            while (end < lines.Length && !string.IsNullOrWhiteSpace(lines[end])) end++;
            if (end > start) Append(joined, lines.AsSpan(start, end - start));
            joined.Append('\n');
            start = end + 1;
        }

        return joined.ToString();
    }

    private static void Append(System.Text.StringBuilder joined, ReadOnlySpan<string> paragraph)
    {
        var width = WrapWidth(paragraph);
        joined.Append(paragraph[0].Trim());
        var within = false;
        for (var i = 1; i < paragraph.Length; i++)
        {
            within = Continues(paragraph[i - 1].Trim(), paragraph[i].Trim(), width, within);
            joined.Append(within ? ' ' : '\n').Append(paragraph[i].Trim());
        }
    }

    /// <summary>The width the paragraph is wrapped at; 0 where it is not.</summary>
    private static int WrapWidth(ReadOnlySpan<string> paragraph)
    {
        var width = 0;
        foreach (var line in paragraph) width = Math.Max(width, line.Trim().Length);
        if (width is < NarrowestWidth or > WidestWidth) return 0;
        var full = 0;
        for (var i = 0; i + 1 < paragraph.Length; i++)
        {
            if (IsFull(paragraph[i].Trim(), paragraph[i + 1].Trim(), width)) full++;
        }

        return full >= FewestFullLines && full >= MostLines * (paragraph.Length - 1) ? width : 0;
    }

    /// <param name="line">A line.</param>
    /// <param name="next">The line after it.</param>
    /// <param name="width">What the paragraph is wrapped at; 0 for nothing.</param>
    /// <param name="within">True where the line is itself the middle of a sentence, however short.</param>
    private static bool Continues(string line, string next, int width, bool within)
    {
        if (line.Length == 0 || next.Length == 0 || Final.Contains(line[^1])) return false;
        if (char.IsLower(next[0])) return within || (line.Length >= ShortestContinued && (width > 0 || line[^1] is ',' or '—' or '–' || Fragments.StopsShort(line) || GoesOn().IsMatch(next) || !(BeginsWithName().IsMatch(next) || IsHeading(line))));
        if (line.Length >= ShortestContinued && StartsWithFigure().IsMatch(next)) return true;
        if ((char.IsLetterOrDigit(next[0]) || Opening.Contains(next[0])) && line.Length >= ShortestContinued && Fragments.StopsShort(line)) return true;
        return width > 0 && char.IsLetterOrDigit(next[0]) && IsFull(line, next, width);
    }

    /// <summary>A few words, after which a name in small letters may begin another sentence.</summary>
    private static bool IsHeading(string line) => char.IsUpper(line[0]) && line.Count(c => c == ' ') < WordsOfAHeading;

    /// <summary>"dump-memory", "node.js", "jQuery": no word of a sentence.</summary>
    [GeneratedRegex(@"^\p{Ll}+(?:[-_.]\p{Ll}|\d|\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex BeginsWithName();

    /// <summary>A word that goes on with a sentence, unlike a name in small letters at the head of a line of its own.</summary>
    [GeneratedRegex(@"^(?:and|or|but|nor|that|which|who|whose|whom|where|when|while|because|so|than|then|of|to|in|on|at|by|for|from|with|without" +
        @"|as|into|over|under|after|before|between|through|is|are|was|were|be|been|has|have|had|will|would|can|could|should|may|might" +
        @"|must|not|the|an?|its?|his|her|their|our|your|my|this|these|those|said|says|und|oder|aber|dass|weil|der|die|das|den|dem|des" +
        @"|ein\w*|von|mit|für|auf|im|in|zu[mr]?|nach|bei|ist|sind|war|wird|hat|et|ou|mais|que|qui|dont|de|des|du|les?|la|une?|à|dans" +
        @"|sur|pour|par|avec|est|sont|y|o|pero|el|los|las|un|una|en|con|por|para|es|e|ma|che|il|lo|gli|di|da|per|non|è|os|as|um|uma" +
        @"|não|het|een|van|met|voor|niet|och|eller|som|av|på|till|med|för|inte)\b", RegexOptions.CultureInvariant)]
    private static partial Regex GoesOn();

    /// <summary>A version or a fraction with small letters behind it is no number of a list.</summary>
    [GeneratedRegex(@"^\d+(?:[.,]\d+)+%?\s+\p{Ll}", RegexOptions.CultureInvariant)]
    private static partial Regex StartsWithFigure();

    private static bool IsFull(string line, string next, int width)
    {
        var blank = next.IndexOf(' ', StringComparison.Ordinal);
        return line.Length + 1 + (blank < 0 ? next.Length : blank) > width;
    }
}

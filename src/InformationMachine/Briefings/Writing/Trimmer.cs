using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Writing;

/// <summary>
/// Takes from a post's sentence what belongs to the medium and not to the statement: addresses, tags at the end, thread marks, alarm
/// words, the outlet's name. Only takes away, never rewords.
/// </summary>
internal static partial class Trimmer
{
    private const int MinimumWords = 4;
    private const int MaximumWords = 60;
    private const int MinimumIdeographs = 8;

    /// <summary>A whole text before it is split into sentences.</summary>
    public static string Text(string text)
    {
        text = Address().Replace(text, "");
        text = RepostMark().Replace(text, "");
        return ThreadMark().Replace(text, " ");
    }

    /// <summary>One sentence; null where nothing worth printing is left.</summary>
    public static string? Sentence(string sentence)
    {
        var text = Emoji().Replace(sentence, " ");
        text = Alarm().Replace(text, "");
        text = LeadingMentions().Replace(text, "");
        text = TagTail().Replace(text, "$1");
        text = Bullet().Replace(text, "");
        text = Blanks().Replace(text, " ").Trim().TrimStart('-', '–', '—', '|', ',', ';', ':', '.', ')', ']').TrimEnd('-', '–', '—', '|', ',', ':', '(', '[', '"').Trim();
        text = Balance(text);
        // A teaser that breaks off says less than it seems to.
        if (Teaser().IsMatch(text)) return null;
        if (Junk().IsMatch(text) || text.Count(c => c == '#') > 1) return null;
        return IsWorth(text) ? Capitalise(text) : null;
    }

    /// <summary>A headline without its outlet, its kind of broadcast, its final stop.</summary>
    public static string? Headline(string title)
    {
        var text = Outlet().Replace(Text(title), "");
        text = Broadcast().Replace(text, "");
        return Sentence(text) is { } sentence ? sentence.TrimEnd('.', ' ') : null;
    }

    private static bool IsWorth(string text)
    {
        var ideographs = text.Count(IsIdeograph);
        if (ideographs >= MinimumIdeographs) return text.Length <= 300;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));
        return words is >= MinimumWords and <= MaximumWords && text.Any(char.IsLetter);
    }

    public static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    /// <summary>A mark that was opened in another sentence has no partner here.</summary>
    private static string Balance(string text)
    {
        if (text.Count(c => c == '"') % 2 == 1) text = text.StartsWith('"') ? text[1..] : text.Replace("\"", "", StringComparison.Ordinal);
        if (text.Count(c => c == '\u201C') != text.Count(c => c == '\u201D')) text = text.Replace("\u201C", "", StringComparison.Ordinal).Replace("\u201D", "", StringComparison.Ordinal);
        if (text.Count(c => c == '(') != text.Count(c => c == ')')) text = text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
        return text.Trim();
    }

    private static string Capitalise(string text) =>
        char.IsLower(text[0]) && text.Length > 1 && char.IsLower(text[1]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;

    [GeneratedRegex(@"(?:https?://|www\.)\S+|\b(?:pic\.twitter\.com|t\.co)/\S+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Address();

    [GeneratedRegex(@"^\s*(?:RT|via)\s+@\w+:?\s*", RegexOptions.CultureInvariant)]
    private static partial Regex RepostMark();

    [GeneratedRegex(@"(?:^|\s)[\(\[]?(?:🧵\s*)?\d{1,2}/(?:\d{1,2}|n|N)[\)\]]?(?=\s|$|[.:])|🧵|👇", RegexOptions.CultureInvariant)]
    private static partial Regex ThreadMark();

    [GeneratedRegex(@"^[\s""]*(?:BREAKING(?: NEWS)?|JUST IN|UPDATED?|DEVELOPING|WATCH|LIVE|NEW|ALERT|Thread|EXCLUSIVE)\s*[:|\-–—!]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Alarm();

    [GeneratedRegex(@"^(?:\s*\.?@\w+)+\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex LeadingMentions();

    [GeneratedRegex(@"(^|[^#\w])(?:\s*#\w+)+\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex TagTail();

    [GeneratedRegex(@"^\s*(?:[•·▪►▶→*>]+|\d{1,2}[.)])\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"[\u2190-\u21FF\u2300-\u23FF\u2460-\u27BF\u2B00-\u2BFF\uFE0F\u200D]|\uD83C[\uDC00-\uDFFF]|\uD83D[\uDC00-\uDFFF]|\uD83E[\uDC00-\uDFFF]", RegexOptions.CultureInvariant)]
    private static partial Regex Emoji();

    [GeneratedRegex(@"(?:\.\.\.|…)[\])]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Teaser();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\b(?:click here|read more|continue reading|read the full|sign up|subscribe|appeared first on|cookies?\b|all rights reserved|article url|comments url|follow (?:me|us|along)|link in bio|retweet|giveaway|listen to this|download the app|share this|view this post|this post is for|permalink|thoughts\?$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Junk();

    [GeneratedRegex(@"\s+[|–—-]\s+(?:[A-Z][\w.&']*\s*){1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex Outlet();

    [GeneratedRegex(@"^\s*(?:LIVE|WATCH|VIDEO|PHOTOS?|OPINION|ANALYSIS|EXCLUSIVE|UPDATE \d*)\s*[:|-]\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Broadcast();
}

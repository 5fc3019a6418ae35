using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Words that are exchanged for others of their row. Only spoiling knows them: the check must do without.</summary>
internal static partial class Exchanges
{
    private static readonly string[][] Units =
    [
        ["million", "billion", "thousand", "trillion"], ["percent", "percentage points"], ["per cent", "percentage points"], ["%", " percentage points"],
        ["hours", "days", "weeks", "months", "minutes"], ["years", "months", "decades"], ["year", "month"], ["week", "month"], ["day", "week"],
        ["km", "miles"], ["kilometres", "miles", "metres"], ["kilometers", "miles", "meters"], ["miles", "kilometres"], ["metres", "kilometres"], ["feet", "metres"],
        ["dollars", "euros", "pounds"], ["euros", "dollars"], ["tonnes", "kilograms"], ["tons", "pounds"], ["acres", "square miles"], ["hectares", "acres"],
        ["mph", "knots"], ["mm", "inches"], ["inches", "centimetres"], ["degrees", "percent"], ["points", "percent"], ["times", "percent"], ["people", "families"], ["beds", "rooms"], ["homes", "districts"],
    ];

    private static readonly string[][] Dates =
    [
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"],
        ["yesterday", "tomorrow", "today"], ["last week", "next week", "last year"], ["last month", "next month"], ["last year", "next year"],
        ["morning", "evening", "afternoon"], ["spring", "autumn", "summer", "winter"], ["tonight", "this morning"],
    ];

    private static readonly (string, string)[] Comparisons =
    [
        ("more", "fewer"), ("less", "more"), ("higher", "lower"), ("rose", "fell"), ("rise", "fall"), ("rising", "falling"), ("increase", "decrease"), ("increased", "decreased"), ("up", "down"),
        ("above", "below"), ("over", "under"), ("before", "after"), ("larger", "smaller"), ("bigger", "smaller"), ("faster", "slower"), ("better", "worse"), ("best", "worst"), ("largest", "smallest"),
        ("most", "least"), ("first", "last"), ("at least", "at most"), ("win", "lose"), ("won", "lost"), ("gained", "lost"), ("strong", "weak"), ("stronger", "weaker"), ("early", "late"),
        ("cheaper", "dearer"), ("doubled", "halved"), ("longer", "shorter"), ("older", "younger"), ("north", "south"), ("northern", "southern"), ("east", "west"), ("highest", "lowest"), ("raised", "cut"), ("raises", "cuts"),
        ("increasing", "decreasing"), ("growing", "shrinking"), ("grew", "shrank"), ("great", "poor"), ("good", "bad"), ("small", "big"), ("high", "low"), ("closed", "open"), ("opened", "closed"),
    ];

    private static readonly (string, string)[] Causes =
    [
        ("because of", "despite"), ("due to", "despite"), ("because", "although"), ("led to", "followed from"), ("leading to", "following from"), ("caused by", "ended by"), ("resulted in", "resulted from"),
        ("as a result of", "regardless of"), ("thanks to", "in spite of"), ("following", "because of"), ("amid", "because of"), ("so that", "even though"), ("in response to", "before"), ("caused", "prevented"),
        ("blamed", "praised"), ("prompting", "preventing"), ("despite", "because of"), ("although", "because"), ("though", "because"), ("while", "because"), ("after", "because of"), ("when", "because"), ("since", "although"), ("forced", "allowed"), ("to stop", "to cause"), ("to prevent", "to cause"),
    ];

    private static readonly (string, string)[] Hedges =
    [
        ("may have been", "was"), ("might have been", "was"), ("may have", "has"), ("might have", "has"), ("could have", "has"), ("may be", "is"), ("might be", "is"), ("could be", "is"), ("may not", "will not"),
        ("may", "will"), ("might", "will"), ("could", "will"), ("can", "will"), ("would", "will"), ("should", "will"), ("appears to be", "is"), ("seems to be", "is"), ("appeared to be", "was"), ("is expected to", "will"), ("are expected to", "will"), ("was expected to", "did"),
        ("is believed to be", "is"), ("are believed to be", "are"), ("is likely to", "will"), ("are likely to", "will"), ("is set to", "will"), ("reportedly ", ""), ("allegedly ", ""), ("probably ", ""), ("possibly ", ""), ("perhaps ", ""), ("apparently ", ""), ("suspected ", ""), ("alleged ", ""),
        ("likely ", ""), ("suggests", "proves"), ("suggested", "proved"), ("plans to", "began to"), ("planned", "completed"), ("hopes to", "will"), ("possible", "certain"), ("some of", "all of"), ("most of", "all of"), ("some", "all"), ("many", "all"), ("often", "always"), ("usually", "always"), ("almost", "fully"),
    ];

    public static string? Unit(string sentence, Random random) => InRow(sentence, Units, "(?<=\\d[\\d.,]* ?)(?:{0})", random);

    public static string? Date(string sentence, Random random) => InRow(sentence, Dates, "(?<![\\p{{L}}-]){0}(?![\\p{{L}}-])", random) ?? Year().Replace(sentence, match => OtherYear(match.Value, random), 1) switch { var text when text != sentence => text, _ => null };

    public static string? Comparison(string sentence, Random random) => InPairs(sentence, Comparisons, random, bothWays: true);

    public static string? Cause(string sentence, Random random) => InPairs(sentence, Causes, random, bothWays: false);

    public static string? Hedge(string sentence, Random random) => InPairs(sentence, Hedges, random, bothWays: false, inOrder: true);

    private static string OtherYear(string year, Random random) => (int.Parse(year, System.Globalization.CultureInfo.InvariantCulture) + (random.Next(2) == 0 ? -1 : 1) * random.Next(1, 6)).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? InRow(string sentence, string[][] rows, string pattern, Random random)
    {
        var found = rows.SelectMany(row => row.Select(word => (Row: row, Word: word, Match: Regex.Match(sentence, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, Regex.Escape(word)) + (char.IsLetter(word[^1]) ? "(?!\\p{L})" : ""), RegexOptions.CultureInvariant)))).Where(item => item.Match.Success && item.Match.Length > 0).ToList();
        if (found.Count == 0) return null;
        var (chosen, old, match) = found[random.Next(found.Count)];
        var others = chosen.Where(word => word != old).ToList();
        return string.Concat(sentence.AsSpan(0, match.Index), others[random.Next(others.Count)], sentence.AsSpan(match.Index + match.Length));
    }

    private static string? InPairs(string sentence, (string, string)[] pairs, Random random, bool bothWays, bool inOrder = false)
    {
        var all = bothWays ? [.. pairs, .. pairs.Select(pair => (pair.Item2, pair.Item1))] : pairs;
        var found = all.Select(pair => (pair.Item2, Match: Regex.Match(sentence, "(?<![\\p{L}-])" + Regex.Escape(pair.Item1) + (pair.Item1[^1] == ' ' ? "" : "(?![\\p{L}-])"), RegexOptions.CultureInvariant))).Where(item => item.Match.Success).ToList();
        if (found.Count == 0) return null;
        var (other, match) = found[inOrder ? 0 : random.Next(found.Count)];
        return string.Concat(sentence.AsSpan(0, match.Index), other, sentence.AsSpan(match.Index + match.Length));
    }

    [GeneratedRegex(@"(?<![\d.,$])(?:19|20)\d\d(?![\d.,]\d|\d)", RegexOptions.CultureInvariant)]
    private static partial Regex Year();
}

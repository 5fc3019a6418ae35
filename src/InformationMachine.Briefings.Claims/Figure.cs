using System.Collections.Frozen;
using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>A number with what it counts.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">What it is measured in or counts: <c>%</c>, a currency, a unit, or the stemmed noun after it.</param>
/// <param name="IsRefuted">True where the text says that it is not this figure ("450 jobs, not the 320 first reported").</param>
internal sealed partial record Figure(double Value, string Unit, bool IsRefuted)
{
    /// <summary>Words that count the same things in such reports.</summary>
    private static readonly string[][] Synonyms =
    [
        ["job", "jobs", "posit", "positions", "staff", "people", "employe", "employees", "worker", "workers", "rol", "roles", "layoff", "layoffs"],
        ["dead", "death", "deaths", "killed", "victim", "victims", "fataliti", "fatalities"],
    ];

    /// <summary>Amounts further apart than this are of different things, whatever they are called: a round and a valuation, say.</summary>
    private const double FarApart = 10;

    /// <summary>Words on either side that tell what a figure is about.</summary>
    private const int NearWords = 2;

    private const int MostWordsToNoun = 3;
    private const int ShortestPlural = 3;

    /// <summary>The unit of a month of a year, whose value counts months.</summary>
    public const string Month = "month";

    /// <summary>The stemmed words next to it, names apart.</summary>
    public required IReadOnlyList<string> Near { get; init; }

    /// <summary>Where it stands in the folded text.</summary>
    public int Position { get; init; }

    /// <summary>As the text has it, with the noun behind it: "38 million crowns"; empty where none is found.</summary>
    public string Written { get; init; } = "";

    /// <summary>True for percentages, money and measures: unlike "jobs", such a unit does not tell what is counted.</summary>
    private bool IsMeasure => Unit.Length <= 3 || Unit == Month;

    /// <summary>True for two figures that may be about one thing.</summary>
    public bool IsComparable(Figure other) =>
        Unit.Length > 0 && Unit == other.Unit && Math.Max(Value, other.Value) <= FarApart * Math.Min(Value, other.Value)
        && (!IsMeasure || Near.Any(other.Near.Contains));

    public static List<Figure> In(string text)
    {
        var folded = GroundingText.Fold(text);
        var figures = new List<Figure>();
        foreach (var number in NumberMention.In(text).Where(number => number.Position >= 0))
        {
            // A year, a date, a version or a place in a list is no measure.
            if (number.Value is >= 1900 and <= 2100 && number.Length <= 5) continue;
            var before = folded[..Math.Min(number.Position + 1, folded.Length)];
            var after = number.Position + number.Length <= folded.Length ? folded[(number.Position + number.Length)..] : "";
            if (Calendar().IsMatch(after) || CalendarBefore().IsMatch(before)) continue;
            // "Episode 59" and "Opus 4.6" are names; what is counted or measured says so by the word or sign behind it.
            if (Name().IsMatch(folded[..number.Position]) && !number.IsPercent && !folded.AsSpan(number.Position, Math.Min(number.Length, folded.Length - number.Position)).ContainsAny("$€£")) continue;
            figures.Add(new Figure(number.Value, UnitOf(number, folded, after), Refutation().IsMatch(folded[..number.Position]))
            {
                Near = NearTo(folded[..number.Position], after),
                Position = number.Position,
                Written = WrittenIn(folded, number),
            });
        }

        foreach (Match match in MonthOfYear().Matches(folded))
        {
            var month = Array.IndexOf(MonthNames, match.Groups[1].Value[..3].ToLowerInvariant()) + 1;
            var year = int.Parse(match.Groups[2].ValueSpan, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
            figures.Add(new Figure((year * 12) + month, Month, Refutation().IsMatch(folded[..match.Index])) { Near = NearTo(folded[..match.Index], folded[(match.Index + match.Length)..]) });
        }

        return figures;
    }

    private static readonly string[] MonthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

    private static IReadOnlyList<string> NearTo(string before, string after) =>
        [.. PlainWord().Matches(before).SelectMany(match => GroundingText.Content(match.Value)).Where(word => !IsScale(word)).TakeLast(NearWords),
            .. PlainWord().Matches(after).SelectMany(match => GroundingText.Content(match.Value)).Where(word => !IsScale(word)).Take(NearWords)];

    /// <summary>Part of the number: two sums in billions are not of one thing for that.</summary>
    private static bool IsScale(string word) => word is "percent" or "percentag" or "hundr" or "hundred" or "thousand" or "million" or "billion" or "trillion";

    private static string UnitOf(NumberMention number, string text, string after)
    {
        if (number.IsPercent) return "%";
        var own = text.Substring(number.Position, Math.Min(number.Length, text.Length - number.Position));
        if (own.Contains('$', StringComparison.Ordinal)) return "$";
        if (own.Contains('€', StringComparison.Ordinal)) return "€";
        if (own.Contains('£', StringComparison.Ordinal)) return "£";
        // The noun may follow an adjective or two: "320 support jobs", "450 people"; a name before it is none: "12,000 Kestrel-1 accelerators".
        var behind = after[NameBehind(text, text.Length - after.Length)..];
        var words = FollowingWord().Matches(behind).Select(match => match.Value.ToLowerInvariant()).Take(3).ToList();
        foreach (var word in words)
        {
            if (Array.Find(Synonyms, group => group.Contains(word) || group.Contains(GroundingText.Content(word).FirstOrDefault() ?? "")) is { } known) return known[0];
        }

        return words.Count == 0 || GroundingText.IsStopWord(words[0]) ? "" : GroundingText.Content(words[0]).FirstOrDefault() ?? "";
    }

    /// <summary>With the currency before it or the noun behind it; empty where no noun is found that could be counted.</summary>
    private static string WrittenIn(string text, NumberMention number)
    {
        var end = Math.Min(number.Position + number.Length, text.Length);
        var own = text[number.Position..end].Trim();
        if (number.IsPercent || own.AsSpan().IndexOfAny("$€£¥") >= 0) return own;
        if (number.Position > 0 && "$€£¥".Contains(text[number.Position - 1], StringComparison.Ordinal)) return text[(text.LastIndexOf(' ', number.Position - 1) + 1)..end].Trim();
        var first = end + NameBehind(text, end);
        var words = FollowingWord().Matches(text[first..]).Take(MostWordsToNoun).TakeWhile(match => MayCount(match.Value.ToLowerInvariant())).ToList();
        // A plural is the noun that is counted; adjectives stand before it.
        var noun = words.Find(match => Counted.Contains(match.Value) || (match.Value.EndsWith('s') && match.Length > ShortestPlural && !match.Value.EndsWith("ss", StringComparison.Ordinal))) ?? words.FirstOrDefault();
        return noun is null ? "" : text[number.Position..(first + noun.Index + noun.Length)].Trim();
    }

    /// <summary>How long the name is that stands between a number and the plural that is counted; 0 for none. Where nouns have capitals, or no plural follows, it may be the noun itself.</summary>
    private static int NameBehind(string text, int end) =>
        end > 0 && end < text.Length && (text[end] == ' ' || text[end - 1] == ' ') && NameOfCounted().Match(text[end..]) is { Success: true } name && !CommonWords.All.Words.Values.Any(words => words.Contains(name.Groups["noun"].Value)) ? name.Groups["noun"].Index : 0;

    /// <summary>Neither a small word nor, but for the ones of casualties, a participle: "59 lacked safety measures" counts no measures.</summary>
    private static bool MayCount(string word) =>
        Counted.Contains(word) || (!GroundingText.IsStopWord(word) && !word.EndsWith("ed", StringComparison.Ordinal) && !CommonWords.Widespread.Words["en"].Contains(word) && !Prepositions.Contains(word));

    private static readonly FrozenSet<string> Counted = FrozenSet.ToFrozenSet(
        ["people", "men", "women", "children", "police", "staff", "crew", "dead", "killed", "wounded", "injured", "hurt", "missing", "arrested", "detained", "displaced", "evacuated", "infected"]);

    private static readonly FrozenSet<string> Prepositions = FrozenSet.ToFrozenSet(
        ["since", "among", "amongst", "across", "around", "near", "against", "within", "without", "toward", "towards", "under", "along", "behind", "during", "including", "until", "ago", "later", "earlier"]);

    [GeneratedRegex(@"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|^(?:st|nd|rd|th)\b|^:\d", RegexOptions.CultureInvariant)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.?\s*\S?$|[A-Za-z]-?\S?$", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarBefore();

    /// <summary>A capitalised word or a word that numbers things, right before a number; days of the week and words of estimate are none.</summary>
    [GeneratedRegex(@"(?:\b(?!(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|About|Around|Nearly|Almost|Some|Over|Roughly|Only|Just" +
        @"|Up|The|All|More|These|Those|Another|At|In|To|By|From|With|And|Of|A|An)\b)\p{Lu}[\w'’-]*|\b(?:episode|chapter|part|number" +
        @"|no\.?|nr\.?|version|phase|round|stage|page|section|article|season|series|step|day|week|year|level|category|group|route|room" +
        @"|class|grade|issue|volume)|\bv|#)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(January|February|March|April|May|June|July|August|September|October|November|December)\s+(\d{4})\b", RegexOptions.CultureInvariant)]
    private static partial Regex MonthOfYear();

    /// <summary>A word in small letters, or a capital one that begins the text.</summary>
    [GeneratedRegex(@"(?<![\p{L}\p{N}])(?:[a-z]|(?<=^)[A-Z])[a-z]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex PlainWord();

    [GeneratedRegex(@"\b(?:not|rather than|instead of|nowhere near)(?: (?:in|on|by|at))?(?: (?:the|some|about|around|roughly))?\s*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Refutation();

    /// <summary>A name, with its number or not, and the plural behind it: "Kestrel-1 accelerators", "Longshore documents".</summary>
    [GeneratedRegex(@"^\s?(?:\p{Lu}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)*\s){1,3}(?<noun>\p{Ll}{3,}(?<!s)s)\b(?!['’-]|\s\p{Lu})", RegexOptions.CultureInvariant)]
    private static partial Regex NameOfCounted();

    [GeneratedRegex(@"(?<=^[\s-]*(?:[A-Za-z]+[\s-]+){0,2})[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex FollowingWord();
}

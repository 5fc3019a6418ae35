using System.Text.RegularExpressions;
using InformationMachine.Briefings.Grounding;

namespace InformationMachine.Briefings.Writing;

/// <summary>A number with what it counts.</summary>
/// <param name="Value">The value.</param>
/// <param name="Unit">What it is measured in or counts: <c>%</c>, a currency, a unit, or the stemmed noun after it.</param>
internal sealed partial record Figure(double Value, string Unit)
{
    /// <summary>Words that count the same things in such reports.</summary>
    private static readonly string[][] Synonyms =
    [
        ["job", "jobs", "posit", "positions", "staff", "people", "employe", "employees", "worker", "workers", "rol", "roles", "layoff", "layoffs"],
        ["dead", "death", "deaths", "killed", "victim", "victims", "fataliti", "fatalities"],
    ];

    public bool IsComparable(Figure other) => Unit.Length > 0 && Unit == other.Unit;

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
            figures.Add(new Figure(number.Value, UnitOf(number, folded, after)));
        }

        return figures;
    }

    private static string UnitOf(NumberMention number, string text, string after)
    {
        if (number.IsPercent) return "%";
        var own = text.Substring(number.Position, Math.Min(number.Length, text.Length - number.Position));
        if (own.Contains('$', StringComparison.Ordinal)) return "$";
        if (own.Contains('€', StringComparison.Ordinal)) return "€";
        if (own.Contains('£', StringComparison.Ordinal)) return "£";
        // The noun may follow an adjective or two: "320 support jobs", "450 people".
        var words = FollowingWord().Matches(after).Select(match => match.Value.ToLowerInvariant()).Take(3).ToList();
        foreach (var word in words)
        {
            if (Array.Find(Synonyms, group => group.Contains(word) || group.Contains(GroundingText.Content(word).FirstOrDefault() ?? "")) is { } known) return known[0];
        }

        return words.Count == 0 || GroundingText.IsStopWord(words[0]) ? "" : GroundingText.Content(words[0]).FirstOrDefault() ?? "";
    }

    [GeneratedRegex(@"^\s*(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b|^(?:st|nd|rd|th)\b|^:\d", RegexOptions.CultureInvariant)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.?\s*\S?$|[A-Za-z]-?\S?$", RegexOptions.CultureInvariant)]
    private static partial Regex CalendarBefore();

    [GeneratedRegex(@"(?<=^[\s-]*(?:[A-Za-z]+[\s-]+){0,2})[A-Za-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex FollowingWord();
}

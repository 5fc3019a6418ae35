using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Finds sentences that name nothing of the story: "Applications open in November.", "Few companies pay that.". What they speak of stands in the
/// sentence before, and away from it they speak of whatever they come to stand behind. A name is a word with a capital that some sentence of the story has
/// behind its first word; days and months are none. Scripts without capitals, and languages that give them to all nouns, are believed.
/// </summary>
internal static partial class Anchors
{
    private const string Calendar = @"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|I\b)";

    public static void Mark(IReadOnlyList<CandidateSentence> units)
    {
        var names = Names(units.Select(unit => unit.Text));
        foreach (var unit in units.Where(unit => unit is { IsTitle: false, Position: > 0 } && !Has(unit.Text, names))) unit.IsAnchorless = true;
    }

    /// <summary>The names in the sentences of a story.</summary>
    public static HashSet<string> Names(IEnumerable<string> texts) => texts.SelectMany(text => Inner().Matches(text)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>True where a sentence names something, or its script or language does not tell.</summary>
    public static bool Has(string text, IReadOnlySet<string> names) => !Lower().IsMatch(text) || Inner().IsMatch(text) || (First().Match(text) is { Success: true } first && names.Contains(first.Value));

    /// <summary>A word with a capital or a digit behind a letter, not the first of its sentence.</summary>
    [GeneratedRegex(@"(?<=[\p{L}\p{N},;)’'”""]\s+[“""'(]?)" + Calendar + @"(?:\p{Lu}[\p{L}\p{N}.&’'-]*|\p{L}+\p{Lu}\w*|@\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex Inner();

    [GeneratedRegex(@"(?<=^\W*(?:(?:The|An?|In|At|On|For|But|And) )?)" + Calendar + @"\p{Lu}[\p{L}\p{N}.&’'-]*", RegexOptions.CultureInvariant)]
    private static partial Regex First();

    [GeneratedRegex(@"\p{Ll}{2}", RegexOptions.CultureInvariant)]
    private static partial Regex Lower();
}

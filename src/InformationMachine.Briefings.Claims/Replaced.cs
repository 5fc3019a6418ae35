using System.Text.RegularExpressions;
using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Statements with a figure that has been replaced since: whoever gave it, or somebody whom others follow, says "not 81 percent", "from
/// 81 to 77 percent" or "an earlier version gave 81 percent". What one side calls wrong and the other repeats is a dispute and stays.
/// </summary>
internal static partial class Replaced
{
    private const int MaximumUnits = 400;
    private const int FewestShared = 2;

    /// <summary>From so many digits on a figure names itself, wherever else in the story it stands.</summary>
    private const int TellingDigits = 3;

    /// <param name="units">All sentences of a thread, by post and position.</param>
    public static HashSet<CandidateSentence> In(IReadOnlyList<CandidateSentence> units)
    {
        var statements = units.Where(unit => !unit.IsQuoted && !unit.IsLabel).TakeLast(MaximumUnits).Select(unit => (Unit: unit, Figures: Figure.In(unit.Text))).ToList();
        var replaced = new HashSet<CandidateSentence>();
        foreach (var (unit, figures) in statements.Where(statement => statement.Figures.Count > 0))
        {
            foreach (var old in Given(unit.Text, figures))
            {
                var isFormer = Cues.FormerVersion().IsMatch(unit.Text);
                // A post that was put right keeps its place: who has the old figure from it may come after it.
                var telling = statements.Where(other => (isFormer ? other.Unit.PostIndex != unit.PostIndex : other.Unit.PostIndex < unit.PostIndex) && IsGiven(old, other.Figures) && !HasOther(old, other.Figures) && !Cues.FormerVersion().IsMatch(other.Unit.Text)).ToList();
                var words = isFormer ? WithCorrection(unit, old, statements) : unit.Words;
                replaced.UnionWith(telling.Where(other => IsAboutSame(words, other.Unit, old) && IsReplaced(unit, other.Unit, old, statements)).Select(other => other.Unit));
            }
        }

        return replaced;
    }

    /// <summary>The figures that a sentence says hold no more.</summary>
    private static IEnumerable<Figure> Given(string text, List<Figure> figures)
    {
        if (Demand().IsMatch(text)) return [];
        var old = figures.Where(figure => figure.IsRefuted).ToList();
        if (Cues.FormerVersion().IsMatch(text)) old.AddRange(figures);
        if (FromTo().Match(text) is { Success: true } change && NumberMention.In(change.Groups["from"].Value) is [var from, ..])
            old.AddRange(figures.Where(figure => figure.Value == from.Value).Select(figure => figure.Unit.Length > 0 ? figure : figure with { Unit = figures.Find(other => other.Value != figure.Value)?.Unit ?? "" }));
        return old.Where(figure => figure.Unit.Length > 0);
    }

    private static bool IsGiven(Figure old, List<Figure> figures) => figures.Exists(figure => !figure.IsRefuted && figure.Value == old.Value && figure.Unit == old.Unit);

    private static bool HasOther(Figure old, List<Figure> figures) => figures.Exists(figure => figure.Value != old.Value && figure.Unit == old.Unit);

    private static bool IsAboutSame(IReadOnlyList<string> words, CandidateSentence other, Figure old) =>
        old.Value.ToString(System.Globalization.CultureInfo.InvariantCulture).Count(char.IsAsciiDigit) >= TellingDigits || other.Words.Where(word => !char.IsAsciiDigit(word[0])).Intersect(words, StringComparer.Ordinal).Count() > FewestShared;

    /// <summary>"An earlier version gave 18 percent" says of what in the sentence that gives the figure in its place.</summary>
    private static IReadOnlyList<string> WithCorrection(CandidateSentence unit, Figure old, List<(CandidateSentence Unit, List<Figure> Figures)> statements) =>
        [.. unit.Words, .. statements.Where(other => other.Unit.PostIndex == unit.PostIndex && other.Unit != unit && HasOther(old, other.Figures)).SelectMany(other => other.Unit.Words)];

    /// <summary>By its own author, by whom it names as its source, or by others without anybody repeating it.</summary>
    private static bool IsReplaced(CandidateSentence by, CandidateSentence unit, Figure old, List<(CandidateSentence Unit, List<Figure> Figures)> statements)
    {
        var author = Byline.Name(by.Post.Author);
        if (Byline.Name(unit.Post.Author) == author || unit.Text.Contains(author, StringComparison.Ordinal)) return true;
        var since = statements.Where(other => other.Unit.PostIndex >= by.PostIndex && other.Unit.PostIndex > unit.PostIndex && Byline.Name(other.Unit.Post.Author) != author).ToList();
        return since.Exists(other => HasOther(old, other.Figures) && !IsGiven(old, other.Figures)) && !since.Exists(other => IsGiven(old, other.Figures) && !HasOther(old, other.Figures));
    }

    /// <summary>Somebody wants a figure to be another one; it is not yet.</summary>
    public static bool IsDemand(string text) => Demand().IsMatch(text);

    [GeneratedRegex(@"\b(?:ask(?:s|ed|ing)?|urge[sd]?|urging|call(?:s|ed|ing)? (?:on|for)|want(?:s|ed)?|demand(?:s|ed|ing)?|propos(?:es?|ed|ing)" +
        @"|petition(?:s|ed)?|lobb(?:y|ies|ied|ying)|would like|fordern|forderte[n]?|fordert|verlangen|verlangt[e]?|demande(?:nt)?" +
        @"|réclame(?:nt)?|piden?|pidió|pidieron|exigen?|chied(?:e|ono)|pedem?|eisen|eist|kräver)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Demand();

    [GeneratedRegex(@"\b(?:from|von|de|da|van|från|z|от|с)\s+(?<from>[$€£]?\d[\d.,]*(?:\s?(?:%|percent|per cent|Prozent|million|billion|thousand))?)\s+(?:to|auf|à|a|para|naar|till|do|до)\s+[$€£]?\d", RegexOptions.CultureInvariant)]
    private static partial Regex FromTo();
}

using System.Text.RegularExpressions;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Finds the sentence that a series begins each of its posts with, names and figures apart: "Ada and Ben talk about boats and other news of
/// the port." Said once it is enough. Three posts of a feed at least have it.
/// </summary>
internal static partial class Formulas
{
    private const int FewestWords = 4;
    private const int FewestPosts = 3;
    private const double Alike = 0.7;

    /// <summary>Of the words of a formula, so many at least are names, which differ from post to post.</summary>
    private const double LeastNames = 0.25;

    /// <summary>Marks the units that are one formula with its number.</summary>
    public static void Mark(IReadOnlyList<CandidateSentence> units)
    {
        var formulas = new List<(HashSet<string> Words, List<CandidateSentence> Units)>();
        foreach (var unit in units.Where(unit => !unit.IsTitle))
        {
            var words = Fixed(unit.Text);
            if (words.Count < FewestWords || Named().Count(unit.Text) < LeastNames * unit.Length) continue;
            var formula = formulas.Find(formula => formula.Units[0].Post.Feed == unit.Post.Feed && IsAlike(formula.Words, words));
            if (formula.Units is null) formulas.Add((words, [unit]));
            else formula.Units.Add(unit);
        }

        for (var i = 0; i < formulas.Count; i++)
        {
            if (formulas[i].Units.Select(unit => unit.PostIndex).Distinct().Count() < FewestPosts) continue;
            foreach (var unit in formulas[i].Units) unit.Formula = i + 1;
        }
    }

    private static bool IsAlike(HashSet<string> a, HashSet<string> b) => a.Count(b.Contains) is var shared && shared >= Alike * (a.Count + b.Count - shared);

    private static HashSet<string> Fixed(string text) => [.. Plain().Matches(text).Select(match => match.Value)];

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])[\p{Lu}\p{N}][\p{L}\p{N}'’.-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}

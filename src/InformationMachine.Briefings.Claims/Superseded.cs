using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Statements that later ones have made untrue: the same author, or two others, say of the same thing the opposite, or another figure. A
/// single other voice only disputes them.
/// </summary>
internal static class Superseded
{
    private const double LeastShared = 0.5;
    private const int FewestShared = 3;
    private const int FewestOthers = 2;
    private const int MaximumUnits = 400;

    public static IReadOnlySet<CandidateSentence> In(IReadOnlyList<CandidateSentence> units)
    {
        var statements = units.Where(unit => !unit.IsQuoted && !Cues.IsQuestion(unit.Text)).TakeLast(MaximumUnits).Select(unit => (Unit: unit, Words: unit.Words.ToHashSet(StringComparer.Ordinal))).ToList();
        return statements.Where(statement => IsOvertaken(statement.Unit, statement.Words, statements)).Select(statement => statement.Unit).ToHashSet();
    }

    private static bool IsOvertaken(CandidateSentence unit, HashSet<string> words, List<(CandidateSentence Unit, HashSet<string> Words)> statements)
    {
        var others = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (later, theirs) in statements)
        {
            if (later.PostIndex <= unit.PostIndex || later.Post.PublishedAt <= unit.Post.PublishedAt) continue;
            var shared = words.Count(theirs.Contains);
            if (shared < FewestShared || shared < LeastShared * Math.Min(words.Count, theirs.Count) || !IsContrary(unit.Text, later.Text)) continue;
            if (later.Post.Author == unit.Post.Author || (others.Add(later.Post.Author) && others.Count == FewestOthers)) return true;
        }

        return false;
    }

    private static bool IsContrary(string earlier, string later) =>
        Negation.Count(earlier) != Negation.Count(later) || Contrast.HasOpposite(earlier, later) || Figure.In(earlier).Exists(was => Figure.In(later).Exists(now => was.Value != now.Value && was.IsComparable(now)));
}

using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>Sentences that their author has from another post, word for word: later ones, and any with the other's name before it ("The Quay: ..."), though not with "I was wrong:".</summary>
internal static class Reported
{
    /// <summary>Shorter sentences are anybody's.</summary>
    private const int FewestWords = 5;
    private const int LongestName = 40;

    /// <param name="units">All sentences of the thread.</param>
    public static HashSet<CandidateSentence> In(IReadOnlyList<CandidateSentence> units)
    {
        var first = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var unit in units.OrderBy(unit => unit.PostIndex)) first.TryAdd(GroundingText.Flat(unit.Text), unit.Post.Author);
        return [.. units.Where(unit => unit.Words.Count >= FewestWords && !Denial.IsMarked(unit.Text) && Speaker(unit, first) != unit.Post.Author && !Cues.OwnMistake().IsMatch(unit.Text))];
    }

    /// <summary>Those with the other's name before them: the original tells it better.</summary>
    public static HashSet<CandidateSentence> Labelled(IReadOnlyList<CandidateSentence> units)
    {
        var said = units.Select(unit => GroundingText.Flat(unit.Text)).ToHashSet(StringComparer.Ordinal);
        return [.. units.Where(unit => unit.Words.Count >= FewestWords && !Denial.IsMarked(unit.Text) && Behind(unit) is { Length: > 0 } behind && said.Contains(behind))];
    }

    private static string Behind(CandidateSentence unit) => unit.Text.IndexOf(": ", StringComparison.Ordinal) is > 0 and < LongestName and var colon ? GroundingText.Flat(unit.Text[(colon + 2)..]) : "";

    private static string Speaker(CandidateSentence unit, Dictionary<string, string> first)
    {
        var behind = Behind(unit);
        var all = GroundingText.Flat(unit.Text);
        return behind.Length > 0 && first.TryGetValue(behind, out var named) ? named : all.Length > 0 ? first[all] : unit.Post.Author;
    }
}

using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Decides of the sentences that a rule of words lowers: one is told only where it alone states a fact. Where the rule was found right on
/// other feeds, a second signal removes it: it ends its post, or the same feed or author says it again.
/// </summary>
internal static class LoweredSentences
{
    /// <summary>A post of fewer sentences has no end apart from what it says.</summary>
    private const int FewestSentences = 3;

    /// <summary>Beyond this likeness another sentence states the same.</summary>
    private const double Same = 0.6;

    /// <summary>Those of one post without what closes it: an invitation behind another, up to the last sentence that states something.</summary>
    public static void WithoutClosing(List<CandidateSentence> units, SentenceLedger? ledger)
    {
        for (var count = units.Count; count >= FewestSentences && units[^1].LoweredBy is { IsProven: true } rule; count--)
        {
            ledger?.LeaveOut(units[^1], rule.Id);
            units.RemoveAt(units.Count - 1);
        }
    }

    /// <summary>All of a thread without those that recur, or that state nothing of their own.</summary>
    public static List<CandidateSentence> Without(List<CandidateSentence> units, SentenceLedger? ledger)
    {
        if (!units.Exists(unit => unit.LoweredBy is not null)) return units;
        // Where enough is told without them, what a rule of words speaks against is left to its post.
        if (units.Count(unit => unit.LoweredBy is null && !unit.IsLabel) >= FewestSentences)
        {
            var plain = units.Where(unit => unit.LoweredBy is not { } rule || rule.IsOfShape).ToList();
            foreach (var unit in units.Except(plain)) ledger?.LeaveOut(unit, unit.LoweredBy!.Id);
            units = plain;
        }

        var recurring = units.Where(unit => unit.LoweredBy is { IsProven: true })
            .GroupBy(unit => (unit.Post.Feed, GroundingText.Flat(unit.Text)))
            .Where(same => same.Select(unit => unit.PostIndex).Distinct().Count() > 1).SelectMany(same => same).ToHashSet();
        var left = units.Where(unit => unit.LoweredBy is not { } rule || (!recurring.Contains(unit) && SentenceFilter.HasFact(unit.Text, rule))).ToList();
        foreach (var unit in units.Except(left)) ledger?.LeaveOut(unit, unit.LoweredBy!.Id);
        return left;
    }

    /// <summary>Those, once they are weighed, without lowered ones that say again what stands in another.</summary>
    public static List<CandidateSentence> WithoutRepeating(List<CandidateSentence> units, SentenceLedger? ledger)
    {
        if (!units.Exists(unit => unit.LoweredBy is not null)) return units;
        var plain = units.Where(unit => unit.LoweredBy is null).ToList();
        var left = units.Where(unit => unit.LoweredBy is null || !plain.Exists(other => other.Similarity(unit) > Same && !Contrast.Is(other.Text, unit.Text))).ToList();
        foreach (var unit in units.Except(left)) ledger?.LeaveOut(unit, unit.LoweredBy!.Id);
        return left;
    }
}

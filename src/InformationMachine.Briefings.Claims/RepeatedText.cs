using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Leaves out what an author puts under every post: a notice, an invitation, the description of a series. A sentence is that where
/// one author's posts have it three times, or twice and never at the beginning, each time among others: whoever posts that sentence
/// alone means it. So is the one sentence under the different headlines of several posts. Echoes are folded before and do not count.
/// </summary>
internal static class RepeatedText
{
    private const int Certain = 3;
    private const int Likely = 2;
    private const int FewestSentences = 3;
    private const int FewestWords = 5;

    public static List<CandidateSentence> Without(List<CandidateSentence> units)
    {
        var told = units.CountBy(unit => unit.PostIndex).ToDictionary(post => post.Key, post => post.Value);
        var titled = units.Where(unit => unit.IsTitle).Select(unit => unit.PostIndex).ToHashSet();
        bool IsBelowHeadline(CandidateSentence unit) => told[unit.PostIndex] == 2 && titled.Contains(unit.PostIndex);
        var repeated = units.Where(unit => !unit.IsTitle && (told[unit.PostIndex] >= FewestSentences || IsBelowHeadline(unit)))
            .GroupBy(unit => (unit.Post.Feed, unit.Post.Author, Flat: Key(unit)))
            .Where(group => group.Key.Flat.Length > 0 && (IsBoilerplate([.. group]) || (group.All(IsBelowHeadline) && group.Select(unit => unit.PostIndex).Distinct().Count() >= Likely)))
            .SelectMany(group => group).ToHashSet();
        if (repeated.Count == 0) return units;
        var left = units.Where(unit => !repeated.Contains(unit)).ToList();
        return left.Count > 0 ? left : units;
    }

    private static bool IsBoilerplate(List<CandidateSentence> same)
    {
        var posts = same.Select(unit => unit.PostIndex).Distinct().Count();
        return posts >= Certain || (posts >= Likely && same.TrueForAll(unit => unit.Position > 1));
    }

    /// <summary>The words that tell something, so that "is a" for "that is a" is no difference; of short sentences letters and digits of any script.</summary>
    private static string Key(CandidateSentence unit) => unit.Words.Count >= FewestWords ? string.Join(' ', unit.Words) : string.Concat(GroundingText.Fold(unit.Text).ToLowerInvariant().Where(char.IsLetterOrDigit));
}

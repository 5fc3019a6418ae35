using InformationMachine.Text;

namespace InformationMachine.Briefings.Claims;

/// <summary>
/// Statements that another post marks as false, or that somebody denies. None of them is told as a fact: the verdict is, and both stand
/// under Tensions. Where many tell a thing and one who is concerned denies it, it stays told, beside the denial.
/// </summary>
internal static class Refuted
{
    private const int MaximumUnits = 400;

    /// <summary>So many posts that state it for each that only denies it make it more than a claim.</summary>
    private const int StatedPerDenial = 3;

    /// <param name="units">All sentences of a thread, by post and position.</param>
    public static HashSet<CandidateSentence> In(IReadOnlyList<CandidateSentence> units)
    {
        var claims = units.Where(unit => !unit.IsQuoted && !unit.IsLabel && !Cues.IsQuestion(unit.Text)).TakeLast(MaximumUnits).Select(unit => new Claim(unit)).ToList();
        var refuted = new HashSet<CandidateSentence>();
        foreach (var denials in claims.Where(claim => claim.Disputes).Select(denial => (Denial: denial, Claims: claims.Where(claim => IsDenied(denial, claim)).ToList())).Where(pair => pair.Claims.Count > 0))
        {
            var stating = denials.Claims.Select(claim => claim.Author).Distinct(StringComparer.Ordinal).Count();
            if (Denial.IsMarked(denials.Denial.Unit.Text) || stating < StatedPerDenial) refuted.UnionWith(denials.Claims.Select(claim => claim.Unit));
        }

        return refuted;
    }

    private static bool IsDenied(Claim denial, Claim claim) =>
        denial.Unit.PostIndex != claim.Unit.PostIndex && (denial.Author != claim.Author || denial.Unit.PostIndex > claim.Unit.PostIndex) && denial.Denies(claim);
}

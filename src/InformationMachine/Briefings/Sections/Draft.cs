using InformationMachine.Briefings.Claims;
using InformationMachine.Briefings.Grounding;

namespace InformationMachine.Briefings.Sections;

/// <summary>A unit chosen for a section, with further posts that say the same.</summary>
/// <param name="Unit">The words.</param>
/// <param name="Also">Others that carry them.</param>
internal sealed record Draft(CandidateSentence Unit, IReadOnlyList<CandidateSentence> Also)
{
    private const double SameStatement = 0.75;
    private const int MaximumAlso = 2;

    /// <summary>The unit with the posts by others that say nearly the same, each of which carries it without the rest.</summary>
    public static Draft Of(CandidateSentence unit, IReadOnlyList<CandidateSentence> units) => new(
        unit,
        [.. units.Where(other => other.PostIndex != unit.PostIndex && unit.Similarity(other) >= SameStatement)
            .DistinctBy(other => other.PostIndex).Where(other => Carries(other, unit)).Take(MaximumAlso)]);

    public static Draft Alone(CandidateSentence unit) => new(unit, []);

    private static bool Carries(CandidateSentence other, CandidateSentence unit) =>
        !Contrast.IsOtherReport(unit.Text, other.Text) && GroundingFloor.IsSupported(unit.Text, [new CitedPost(other.Post)]);
}

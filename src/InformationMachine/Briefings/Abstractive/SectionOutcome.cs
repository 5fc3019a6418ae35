using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>What came of a section.</summary>
/// <param name="Section">The section: in the model's words, or with the reason why not.</param>
/// <param name="Refused">What the check refused for good.</param>
internal sealed record SectionOutcome(WordedSection Section, ImmutableArray<RefusedSentence> Refused)
{
    /// <summary>The posts' own words stand.</summary>
    public static SectionOutcome Extract(string name, string reason, ImmutableArray<RefusedSentence> refused = default) => new(new WordedSection(name, [], reason), refused.IsDefault ? [] : refused);
}

using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>Sentences that run on and tell the story; those that others dispute say so.</summary>
/// <param name="Sentences">The sentences.</param>
internal sealed record Paragraph(ImmutableArray<SpokenSentence> Sentences) : Block
{
    public override IEnumerable<Sentence> Told => Sentences.Select(spoken => spoken.Sentence);
}

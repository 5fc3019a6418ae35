using System.Collections.Immutable;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Sections.Layout;

/// <summary>Statements that do not agree, each quoted under its author's name; of one side only, a statement about a disagreement.</summary>
/// <param name="Label">In what they differ.</param>
/// <param name="Sides">The sides.</param>
/// <param name="Kind">The same as the version has it.</param>
internal sealed record Dispute(string Label, ImmutableArray<DisputeSide> Sides, TensionKind Kind) : Block
{
    public override IEnumerable<Sentence> Told => Sides.Select(side => side.Sentence.Sentence);
}

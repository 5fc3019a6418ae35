using System.Collections.Immutable;

namespace InformationMachine.Data.Briefings;

/// <summary>Two statements that do not agree, both quoted.</summary>
/// <param name="Kind">In what they differ.</param>
/// <param name="Sides">The two statements, earlier first.</param>
public sealed record Tension(TensionKind Kind, ImmutableArray<TensionSide> Sides);

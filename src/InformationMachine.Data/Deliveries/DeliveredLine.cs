using System.Collections.Immutable;

namespace InformationMachine.Data.Deliveries;

/// <summary>One thing a message says.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The words of the posts.</param>
/// <param name="Author">Who says it, where that must be named.</param>
/// <param name="Sources">The numbers of the sources that carry it.</param>
public sealed record DeliveredLine(DeliveredLineKind Kind, string Text, string? Author, ImmutableArray<int> Sources);

using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;

namespace InformationMachine.Deliveries.Watches;

/// <summary>A message that a watch would have brought.</summary>
/// <param name="At">When.</param>
/// <param name="Thread">Of which story.</param>
/// <param name="Version">The version told.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Importance">How important it was, 0 to 100.</param>
/// <param name="Why">Why.</param>
/// <param name="News">What was new.</param>
internal sealed record TriedStory(DateTimeOffset At, int Thread, int Version, string Title, double Importance, string Why, ImmutableArray<DeliveredLine> News);

namespace InformationMachine.Desk.Api;

/// <summary>A part of a long list.</summary>
/// <param name="Items">At most as many as were asked for.</param>
/// <param name="Next">What to send as <c>after</c> for the following part; null at the end.</param>
internal sealed record ApiPage<T>(IReadOnlyList<T> Items, string? Next);

namespace InformationMachine.Desk.Api;

/// <summary>A part of the change feed.</summary>
/// <param name="Items">The changes, in the order they were committed.</param>
/// <param name="Next">What to send as <c>since</c> for what follows, now or later.</param>
/// <param name="HasMore">True where more is there already.</param>
internal sealed record ApiChanges(IReadOnlyList<ApiChange> Items, string Next, bool HasMore);

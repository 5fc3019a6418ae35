namespace InformationMachine.Data.Changes;

/// <summary>A part of the change feed.</summary>
/// <param name="Changes">The changes, at most as many as were asked for.</param>
/// <param name="Next">Where to go on, now or later; also beyond what was passed over because it was not wanted.</param>
/// <param name="HasMore">True where more is there already.</param>
public sealed record ChangePage(IReadOnlyList<Change> Changes, ChangeCursor Next, bool HasMore);

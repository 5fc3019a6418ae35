namespace InformationMachine.Data.Changes;

/// <summary>
/// One record that is new or has changed. It carries the record as it stands when the feed is read, which may be later than the change
/// itself: whoever stores each record over the one of the same identity ends with what the data file holds.
/// </summary>
/// <param name="Id">Names the change: the same whenever it is delivered again, never that of another change.</param>
/// <param name="Cursor">Where to go on after this change.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Record">The record; its type follows from <paramref name="Kind"/>.</param>
public sealed record Change(string Id, ChangeCursor Cursor, ChangeKind Kind, object Record);

using System.Globalization;

namespace InformationMachine.Data.Changes;

/// <summary>
/// One record that is new or has changed. It carries the record as it stands when the feed is read, which may be later than the change
/// itself: whoever stores each record over the one of the same identity ends with what the data file holds.
/// </summary>
public sealed record Change
{
    internal Change(ChangeCursor cursor, ChangeKind kind, object record)
    {
        Cursor = cursor;
        Kind = kind;
        Record = record;
    }

    /// <summary>Names the change: the same whenever it is delivered again, never that of another change.</summary>
    public string Id => Cursor.Kind is null
        ? string.Create(CultureInfo.InvariantCulture, $"{Cursor.Identity}-{Cursor.Number}")
        : string.Create(CultureInfo.InvariantCulture, $"{Cursor.Identity}-{Cursor.Number}-{ChangeNames.Of(Kind)}-{Cursor.Key}");

    /// <summary>Where to go on after this change.</summary>
    public ChangeCursor Cursor { get; }

    /// <summary>What it is about.</summary>
    public ChangeKind Kind { get; }

    /// <summary>The record; its type follows from <see cref="Kind"/>.</summary>
    public object Record { get; }
}

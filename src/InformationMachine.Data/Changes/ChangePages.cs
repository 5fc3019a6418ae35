using InformationMachine.Data.Store;

namespace InformationMachine.Data.Changes;

/// <summary>The change feed in parts, for whoever asks now and then.</summary>
public static class ChangePages
{
    /// <summary>The changes after a place, at most so many.</summary>
    /// <param name="reader">A snapshot or an open data file.</param>
    /// <param name="since">The place.</param>
    /// <param name="limit">How many at the most, from 1.</param>
    /// <param name="kinds">What is wanted; null for everything.</param>
    /// <exception cref="ChangeCursorException">The cursor is another file's, lies beyond this one, or is too old.</exception>
    public static ChangePage ReadChanges(this IMachineReader reader, ChangeCursor since, int limit, IReadOnlySet<ChangeKind>? kinds = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        // Taken before reading: what is read to its end has passed at least this.
        var latest = reader.LatestChange;
        var changes = reader.ChangesAfter(since, kinds).Take(limit + 1).ToList();
        if (changes.Count > limit)
        {
            changes.RemoveAt(limit);
            return new ChangePage(changes, changes[^1].Cursor, HasMore: true);
        }

        var reached = changes.Count > 0 ? changes[^1].Cursor : since;
        return new ChangePage(changes, reached.IsStart || reached.Kind is not null || reached.Number < latest.Number ? latest : reached, HasMore: false);
    }
}

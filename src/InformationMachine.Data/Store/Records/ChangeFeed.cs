using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// Reads the change feed: first everything that is there, in the order of <see cref="ChangeKind"/>, then what was written since that
/// listing began. What changes while the listing goes on comes again after it, so that nothing is missed and nothing has to be locked.
/// </summary>
internal sealed class ChangeFeed
{
    private const int EntriesAtOnce = 64;
    private const int RecordsAtOnce = 500;

    private readonly RecordReader _reader;

    public ChangeFeed(RecordReader reader) => _reader = reader;

    /// <summary>Where the feed ends now.</summary>
    public ChangeCursor Latest => _reader.Ask(() => LatestInside());

    public IEnumerable<Change> After(ChangeCursor cursor, IReadOnlySet<ChangeKind>? kinds)
    {
        if (cursor.IsStart) cursor = Latest with { Kind = ChangeKind.Post };
        else _reader.Ask(() => Check(cursor));
        if (cursor.Kind is { } at)
        {
            foreach (var change in Listed(cursor, at, kinds)) yield return change;
        }

        foreach (var change in Logged(cursor, kinds)) yield return change;
    }

    private IEnumerable<Change> Listed(ChangeCursor cursor, ChangeKind from, IReadOnlySet<ChangeKind>? kinds)
    {
        for (var kind = from; (int)kind < ChangeDocument.Kinds; kind++)
        {
            if (kinds is not null && !kinds.Contains(kind)) continue;
            var after = kind == from ? Key(cursor) : BsonValue.MinValue;
            foreach (var document in _reader.Listing(kind, after)) yield return new Change(At(cursor, kind, document["_id"]), kind, StoredRecord.Read(kind, document));
        }
    }

    private IEnumerable<Change> Logged(ChangeCursor cursor, IReadOnlySet<ChangeKind>? kinds)
    {
        for (var number = cursor.Number; ;)
        {
            var from = number;
            var entries = _reader.Ask(() => EntriesAfter(from));
            foreach (var entry in entries)
            {
                if (entry.First > number + 1) throw Trimmed();
                foreach (var change in Resolve(cursor.Identity!, entry, number, kinds)) yield return change;
                number = entry.Last;
            }

            if (entries.Count == 0) yield break;
        }
    }

    /// <summary>The changes of an entry after a number; records that have moved to an archive since are read there, those that are gone are passed over.</summary>
    private IEnumerable<Change> Resolve(string identity, ChangeEntry entry, long after, IReadOnlySet<ChangeKind>? kinds)
    {
        var first = entry.First;
        for (var kind = ChangeKind.Post; (int)kind < ChangeDocument.Kinds; kind++)
        {
            var (keys, start) = (entry.Keys[(int)kind], first);
            first += keys.Count;
            var numbered = keys.Select((key, n) => (Key: key, Number: start + n)).Where(pair => pair.Number > after);
            if (kinds is not null && !kinds.Contains(kind)) continue;
            foreach (var chunk in numbered.Chunk(RecordsAtOnce))
            {
                var documents = Find(kind, [.. chunk.Select(pair => pair.Key)]);
                foreach (var (key, number) in chunk)
                {
                    if (!documents.TryGetValue(key, out var document)) continue;
                    yield return new Change(new ChangeCursor(identity, number, entry.Check), kind, StoredRecord.Read(kind, document));
                }
            }
        }
    }

    private Dictionary<BsonValue, BsonDocument> Find(ChangeKind kind, BsonValue[] keys) => _reader.Ask(() =>
    {
        var found = _reader.Book.Of(kind).Find(IsStretch(keys) ? Filter.Between("_id", keys[0], keys[^1]) : Filter.In("_id", new BsonArray(keys))).ToDictionary(document => document["_id"]);
        if (found.Count == keys.Length || !WholeListing.IsArchived(kind)) return found;
        foreach (var (key, document) in _reader.Stacks.Records(kind, [.. keys.Where(key => !found.ContainsKey(key))])) found.Add(key, document);
        return found;
    });

    /// <summary>Keys without a gap, as those of new posts, are read in one go.</summary>
    private static bool IsStretch(BsonValue[] keys) => keys[0].IsNumber && keys[^1].AsInt64 - keys[0].AsInt64 == keys.Length - 1;

    private List<ChangeEntry> EntriesAfter(long number)
    {
        var through = _reader.ChangesThrough;
        var from = _reader.Book.ChangeAt(number) is { } entry && entry.Last > number ? entry.First : number + 1;
        return [.. _reader.Book.Changes.Find(Filter.Between("_id", from, through), limit: EntriesAtOnce).Select(ChangeDocument.Read)];
    }

    private ChangeCursor LatestInside()
    {
        var number = Math.Min(_reader.ChangesThrough, _reader.Book.LastChange()?.Last ?? 0);
        return new ChangeCursor(Identity(), number, _reader.Book.ChangeAt(number)?.Check ?? 0);
    }

    private string Identity() => _reader.Book.FeedIdentity ?? throw new ChangeCursorException("This data file has no change feed: it was written by an earlier version. Start the machine on it once.");

    /// <summary>Refuses a cursor that does not belong to this file as it is.</summary>
    private bool Check(ChangeCursor cursor)
    {
        if (cursor.Identity != Identity()) throw Foreign();
        var last = _reader.Book.LastChange();
        if (cursor.Number > Math.Min(last?.Last ?? 0, _reader.ChangesThrough))
            throw new ChangeCursorException(ChangeCursorFault.Ahead, $"The cursor lies beyond this file, which ends with change {last?.Last ?? 0}: it is an older copy. Wait for the next snapshot; if a backup was restored, begin again with 'start'.");
        var entry = _reader.Book.ChangeAt(cursor.Number);
        if (entry is null && (cursor.Number > 0 || last is not null && _reader.Book.ChangeAt(1) is null)) throw Trimmed();
        if ((entry?.Check ?? 0) != cursor.Check) throw Foreign();
        return true;
    }

    private static ChangeCursorException Foreign() => new(ChangeCursorFault.Foreign, "The cursor belongs to another data file, or to this one before a backup was restored. Begin again with 'start': records you have come again under new ids.");

    private static ChangeCursorException Trimmed() => new(ChangeCursorFault.Trimmed, $"The changes after the cursor are kept no longer (the feed keeps the latest {ChangeWriter.Window:N0}). Begin again with 'start': records you have come again under new ids.");

    private static ChangeCursor At(ChangeCursor cursor, ChangeKind kind, BsonValue key) =>
        key.IsString ? cursor with { Kind = kind, TextKey = key.AsString, NumberKey = 0 } : cursor with { Kind = kind, TextKey = null, NumberKey = key.AsInt64 };

    private static BsonValue Key(ChangeCursor cursor) =>
        cursor.TextKey is { } text ? text : cursor.NumberKey > 0 ? cursor.NumberKey : BsonValue.MinValue;
}

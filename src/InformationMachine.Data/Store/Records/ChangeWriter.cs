using InformationMachine.Data.Changes;
using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// Notes which documents a transaction writes, and stores the notes in the same transaction: usually one small document more. Keeps the
/// latest changes only. Not thread-safe: the committer's thread alone uses it.
/// </summary>
internal sealed class ChangeWriter
{
    /// <summary>How many changes are kept at the least.</summary>
    public const long Window = 1_000_000;

    /// <summary>The most changes in one entry, so that no document grows with the size of a merge.</summary>
    public const int MaximumEntry = 2000;

    private readonly IRecordCollections _collections;
    private readonly long _window;
    private readonly HashSet<BsonValue>[] _noted = [.. Enumerable.Range(0, ChangeDocument.Kinds).Select(_ => new HashSet<BsonValue>())];
    private long _first;

    public ChangeWriter(IRecordCollections collections, long window = Window)
    {
        _collections = collections;
        _window = window;
        Reset();
    }

    /// <summary>The number of the latest change; 0 where there is none.</summary>
    public long Last { get; private set; }

    /// <summary>Forgets what a rolled-back transaction had noted.</summary>
    public void Reset()
    {
        foreach (var keys in _noted) keys.Clear();
        Last = _collections.LastChange() is { } last ? last.Last : 0;
        _first = First() ?? 1;
    }

    /// <summary>Notes that the document with this key was written; once a transaction is enough.</summary>
    public void Note(ChangeKind kind, BsonValue key) => _noted[(int)kind].Add(key);

    /// <summary>Stores what was noted.</summary>
    public void Write()
    {
        var keys = _noted.SelectMany((noted, kind) => InOrder(noted).Select(key => ((ChangeKind)kind, key))).ToList();
        foreach (var part in keys.Chunk(MaximumEntry))
        {
            _collections.Changes.Insert(ChangeDocument.Write(Last + 1, Random.Shared.Next(), part));
            Last += part.Length;
        }

        foreach (var noted in _noted) noted.Clear();
        if (Last - _first >= _window + (2 * MaximumEntry)) Trim();
    }

    /// <summary>BSON's own comparison takes as long for a thousand keys as LiteDB for storing forty posts.</summary>
    private static IEnumerable<BsonValue> InOrder(HashSet<BsonValue> keys) => keys.All(static key => key.IsNumber) ? keys.OrderBy(static key => key.AsInt64) : keys.Order();

    /// <summary>Takes away entries that lie wholly before the window.</summary>
    private void Trim()
    {
        _collections.Changes.DeleteMany(Filter.Less("_id", Last - _window - MaximumEntry));
        _first = First() ?? Last + 1;
    }

    private long? First() => _collections.Changes.First()?["_id"].AsInt64;
}

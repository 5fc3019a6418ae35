using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Records;

/// <summary>A collection whose records get their check number when they are stored and are checked when they are read.</summary>
internal sealed class RecordCollection : IRecordCollection
{
    private readonly bool _isChecked;

    /// <param name="raw">LiteDB's own collection.</param>
    /// <param name="isChecked">False for files of schema 1, whose records carry no check number.</param>
    public RecordCollection(ILiteCollection<BsonDocument> raw, bool isChecked)
    {
        Raw = raw;
        _isChecked = isChecked;
    }

    /// <summary>Without checks, for whoever looks for damage.</summary>
    public ILiteCollection<BsonDocument> Raw { get; }

    public string Name => Raw.Name;

    /// <summary>Takes the key of every record that is written or deleted; null where nobody wants to know.</summary>
    public HashSet<BsonValue>? Touched { get; set; }

    public void Insert(BsonDocument document) => Raw.Insert(Seal(document));

    public void Insert(IEnumerable<BsonDocument> documents) => Raw.Insert(documents.Select(Seal));

    public void Upsert(BsonDocument document) => Raw.Upsert(Seal(document));

    public void Upsert(IEnumerable<BsonDocument> documents) => Raw.Upsert(documents.Select(Seal));

    public void Update(BsonDocument document) => Raw.Update(Seal(document));

    public void Update(IEnumerable<BsonDocument> documents) => Raw.Update(documents.Select(Seal));

    public void Delete(BsonValue id)
    {
        Touched?.Add(id);
        Raw.Delete(id);
    }

    public void DeleteMany(Condition condition)
    {
        Touched?.UnionWith(Raw.Query().Where(condition).Select("$._id").ToEnumerable().Select(record => record["_id"]).ToList());
        Raw.DeleteMany(condition);
    }

    /// <inheritdoc/>
    public void Expect(IReadOnlyCollection<BsonValue> ids)
    {
        // It is all at hand.
    }

    /// <exception cref="DataFileException">The record is damaged.</exception>
    public BsonDocument? FindById(BsonValue id) => Raw.FindById(id) is { } document ? Check(document) : null;

    /// <exception cref="DataFileException">The record is damaged.</exception>
    public BsonDocument? FindOne(Condition condition) => Raw.FindOne(condition) is { } document ? Check(document) : null;

    /// <exception cref="DataFileException">A record is damaged.</exception>
    public IEnumerable<BsonDocument> Find(Condition condition, int limit = int.MaxValue) => Raw.Find(condition, limit: limit).Select(Check);

    /// <summary>All records, ascending by key.</summary>
    public IEnumerable<BsonDocument> All() => Raw.Query().OrderBy("_id").ToEnumerable().Select(Check);

    /// <summary>The record with the greatest key; null where there is none.</summary>
    public BsonDocument? Last() => Raw.Query().OrderByDescending("_id").Limit(1).FirstOrDefault() is { } document ? Check(document) : null;

    /// <summary>The record with the greatest key of those that fit; null where none does.</summary>
    public BsonDocument? Last(Condition condition) => Raw.Query().Where(condition).OrderByDescending("_id").Limit(1).FirstOrDefault() is { } document ? Check(document) : null;

    /// <summary>The record with the smallest key; null where there is none.</summary>
    public BsonDocument? First() => Raw.Query().OrderBy("_id").Limit(1).FirstOrDefault() is { } document ? Check(document) : null;

    public int Count() => Raw.Count();

    public long LongCount() => Raw.LongCount();

    private BsonDocument Seal(BsonDocument document)
    {
        if (Touched is not null && document.TryGetValue("_id", out var id)) Touched.Add(id);
        return RecordCheck.Seal(document);
    }

    private BsonDocument Check(BsonDocument document) => !_isChecked || RecordCheck.Holds(document)
        ? document
        : throw new DamagedRecordException(Name, document["_id"].ToString());
}

using LiteDB;

namespace InformationMachine.Data.Store.Records;

/// <summary>
/// The records of one kind, by key, ascending. Each gets its check number when it is stored and is checked when it is read. Used by one
/// thread at a time, inside a question or a transaction of its store.
/// </summary>
internal interface IRecordCollection
{
    /// <summary>What the collection is called where it is kept.</summary>
    string Name { get; }

    /// <summary>Stores new records, in order; fails where one of the keys is there.</summary>
    void Insert(IEnumerable<BsonDocument> documents);

    /// <summary>Stores records, replacing those of the same keys.</summary>
    void Upsert(IEnumerable<BsonDocument> documents);

    /// <summary>Replaces records that are there.</summary>
    void Update(IEnumerable<BsonDocument> documents);

    /// <summary>Takes a record away, where there is one.</summary>
    void Delete(BsonValue id);

    /// <summary>Takes away all that fit.</summary>
    void DeleteMany(Condition condition);

    /// <summary>Says which records will be asked for one by one: an engine that is far away reads them together.</summary>
    void Expect(IReadOnlyCollection<BsonValue> ids);

    /// <exception cref="DamagedRecordException">The record is damaged.</exception>
    BsonDocument? FindById(BsonValue id);

    /// <exception cref="DamagedRecordException">The record is damaged.</exception>
    BsonDocument? FindOne(Condition condition);

    /// <summary>Records that fit; ascending by key where the condition is about the key.</summary>
    /// <exception cref="DamagedRecordException">A record is damaged.</exception>
    IEnumerable<BsonDocument> Find(Condition condition, int limit = int.MaxValue);

    /// <summary>All records, ascending by key.</summary>
    IEnumerable<BsonDocument> All();

    /// <summary>The record with the greatest key; null where there is none.</summary>
    BsonDocument? Last();

    /// <summary>The record with the greatest key of those that fit; null where none does.</summary>
    BsonDocument? Last(Condition condition);

    /// <summary>The record with the smallest key; null where there is none.</summary>
    BsonDocument? First();

    /// <summary>How many there are.</summary>
    long LongCount();
}

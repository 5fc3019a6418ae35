using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>Builds a data file anew from the records of another: without its free pages, with all indices, every record checked.</summary>
internal static class FileBuilder
{
    private const int RecordsPerTransaction = 1000;
    private const long MaximumLogBytes = 32L * 1024 * 1024;

    /// <summary>What a file says of itself and must not be copied.</summary>
    private static readonly string[] OwnKeys = ["schema", "file", "log"];

    /// <summary>Copies all records; the target is not finished.</summary>
    /// <param name="source">Read page by page; it may be in use.</param>
    /// <param name="target">Newly created.</param>
    /// <param name="change">What to make of a record: another one, or null to leave it out.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static void Copy(Func<Func<Collections, List<BsonDocument>>, List<BsonDocument>> source, StoreFile target, Func<string, BsonDocument, BsonDocument?> change, CancellationToken cancellationToken)
    {
        for (var i = 0; i < target.Collections.All.Count; i++)
        {
            var (at, to) = (i, target.Collections.All[i]);
            for (BsonValue after = BsonValue.MinValue; ;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var page = source(collections => [.. collections.All[at].Find(Filter.Greater("_id", after), RecordsPerTransaction)]);
                if (page.Count == 0) break;
                after = page[^1]["_id"];
                Insert(target, to, page.Where(record => to.Name != "meta" || !OwnKeys.Contains(record["_id"].AsString)).Select(record => change(to.Name, record)).OfType<BsonDocument>());
            }
        }
    }

    private static void Insert(StoreFile target, RecordCollection collection, IEnumerable<BsonDocument> records)
    {
        target.Database.BeginTrans();
        if (collection.Name == "meta") collection.Upsert(records);
        else collection.Insert(records);
        target.Database.Commit();
        if (target.LogBytes > MaximumLogBytes) target.Checkpoint();
    }
}

using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>
/// Reads records straight from the data pages of a file, without its header, its collections' pages and its indices, any of which may be
/// torn. A record counts only where its check number fits, so that nothing half is taken for whole.
/// </summary>
/// <param name="pages">The pages, which it takes over.</param>
internal sealed class PageSalvage(RawPages pages) : IDisposable
{
    /// <summary>The whole records of a collection, in the order of the pages.</summary>
    public IEnumerable<BsonDocument> Read(string collection, CancellationToken cancellationToken)
    {
        foreach (var (_, content) in pages.Contents(cancellationToken))
        {
            if (RawRecord.Read(content) is { } record && RecordShape.Collection(record) == collection && RecordCheck.Holds(record)) yield return record;
        }
    }

    public void Dispose() => pages.Dispose();
}

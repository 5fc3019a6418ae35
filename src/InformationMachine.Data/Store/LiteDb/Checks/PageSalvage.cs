using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>
/// Reads records straight from the data pages of a file, without its header, its collections' pages and its indices, any of which may be
/// torn. A record counts only where its check number fits, so that nothing half is taken for whole.
/// </summary>
/// <remarks>A block of data begins with a mark (continues another one), and the address of the block it is continued in.</remarks>
/// <param name="pages">The pages, which it takes over.</param>
internal sealed class PageSalvage(RawPages pages) : IDisposable
{
    private const int BlockHeaderSize = 6;

    /// <summary>LiteDB's own limit of a document, in blocks.</summary>
    private const int MostBlocks = 2048;

    /// <summary>The whole records of a collection, in the order of the pages.</summary>
    public IEnumerable<BsonDocument> Read(string collection, CancellationToken cancellationToken)
    {
        foreach (var (_, block) in pages.Blocks(RawPages.DataPage, cancellationToken))
        {
            if (Record(block) is { } record && RecordShape.Collection(record) == collection && RecordCheck.Holds(record)) yield return record;
        }
    }

    public void Dispose() => pages.Dispose();

    private BsonDocument? Record(ReadOnlyMemory<byte> block)
    {
        if (block.Length <= BlockHeaderSize || block.Span[0] != 0) return null;
        try
        {
            return Content(block) is { } content ? BsonSerializer.Deserialize(content, utcDate: true) : null;
        }
        catch (Exception e) when (Damage.Is(e))
        {
            return null;
        }
    }

    /// <summary>A block and those that continue it; null where one of them is not there.</summary>
    private byte[]? Content(ReadOnlyMemory<byte> block)
    {
        var content = new MemoryStream();
        for (var blocks = 0; blocks < MostBlocks; blocks++)
        {
            content.Write(block.Span[BlockHeaderSize..]);
            var next = PageAddress.Read(block.Span[1..]);
            if (next.IsEmpty) return content.ToArray();
            block = pages.Block(RawPages.DataPage, next);
            if (block.Length <= BlockHeaderSize || block.Span[0] == 0) return null;
        }

        return null;
    }
}

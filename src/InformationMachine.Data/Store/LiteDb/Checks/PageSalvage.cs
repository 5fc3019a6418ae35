using System.Buffers.Binary;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>
/// Reads records straight from the data pages of a file, without its header, its collections' pages and its indices, any of which may be
/// torn. A record counts only where its check number fits, so that nothing half is taken for whole. Works on the form of LiteDB 5.
/// </summary>
/// <remarks>
/// A page of 8 KB has a header of 32 bytes and, from its end downwards, a slot of position and length for each block. A block begins with
/// a mark (continues another one), and the address of the block it is continued in.
/// </remarks>
internal sealed class PageSalvage : IDisposable
{
    private const int PageSize = DataFileHeader.PageSize;
    private const int HeaderSize = 32;
    private const int BlockHeaderSize = 6;
    private const int SlotSize = 4;
    private const byte DataPage = 4;
    private const int TypeAt = 4;
    private const int TransactionAt = 14;
    private const int ConfirmedAt = 18;
    private const int HighestSlotAt = 30;
    private const uint NoPage = uint.MaxValue;

    /// <summary>LiteDB's own limit of a document, in blocks.</summary>
    private const int MostBlocks = 2048;

    private readonly FileStream _data;
    private readonly FileStream? _log;
    private readonly Dictionary<uint, long> _newer = [];

    /// <param name="paths">The files; they are only read.</param>
    /// <param name="withLog">Whether the log belongs to the data.</param>
    public PageSalvage(DataFilePaths paths, bool withLog)
    {
        _data = Open(paths.Data);
        if (!withLog || !File.Exists(paths.Log)) return;
        _log = Open(paths.Log);
        IndexLog();
    }

    /// <summary>The whole records of a collection, in the order of the pages.</summary>
    public IEnumerable<BsonDocument> Read(string collection, CancellationToken cancellationToken)
    {
        var page = new byte[PageSize];
        foreach (var number in Numbers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Load(number, page) || page[TypeAt] != DataPage) continue;
            for (var slot = 0; slot <= page[HighestSlotAt] && slot < byte.MaxValue; slot++)
            {
                if (Record(page, slot) is { } record && RecordShape.Collection(record) == collection && RecordCheck.Holds(record)) yield return record;
            }
        }
    }

    /// <summary>
    /// The pages of the data file, then those that only the log holds. One by one: a torn page of the log may claim to be the four-billionth.
    /// </summary>
    private IEnumerable<uint> Numbers()
    {
        var pages = (uint)(_data.Length / PageSize);
        for (uint number = 0; number < pages; number++) yield return number;
        foreach (var number in _newer.Keys.Where(number => number >= pages).Order()) yield return number;
    }

    public void Dispose()
    {
        _data.Dispose();
        _log?.Dispose();
    }

    private static FileStream Open(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Where the newest page of each number that was committed lies in the log.</summary>
    private void IndexLog()
    {
        var (page, open) = (new byte[PageSize], new Dictionary<uint, List<(uint Number, long At)>>());
        for (long at = 0; at + PageSize <= _log!.Length; at += PageSize)
        {
            RandomAccess.Read(_log.SafeFileHandle, page, at);
            var transaction = BinaryPrimitives.ReadUInt32LittleEndian(page.AsSpan(TransactionAt));
            if (!open.TryGetValue(transaction, out var pages)) open[transaction] = pages = [];
            pages.Add((BinaryPrimitives.ReadUInt32LittleEndian(page), at));
            if (page[ConfirmedAt] == 0) continue;
            foreach (var (number, position) in pages) _newer[number] = position;
            open.Remove(transaction);
        }
    }

    private bool Load(uint number, byte[] page)
    {
        var (file, at) = _newer.TryGetValue(number, out var position) ? (_log!, position) : (_data, number * (long)PageSize);
        return RandomAccess.Read(file.SafeFileHandle, page, at) == PageSize && BinaryPrimitives.ReadUInt32LittleEndian(page) == number;
    }

    private BsonDocument? Record(byte[] page, int slot)
    {
        if (Block(page, slot) is not { Length: > 0 } block || block.Span[0] != 0) return null;
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
        var (content, page) = (new MemoryStream(), new byte[PageSize]);
        for (var blocks = 0; blocks < MostBlocks; blocks++)
        {
            content.Write(block.Span[BlockHeaderSize..]);
            var (next, slot) = (BinaryPrimitives.ReadUInt32LittleEndian(block.Span[1..]), block.Span[5]);
            if (next == NoPage) return content.ToArray();
            if (!Load(next, page) || page[TypeAt] != DataPage || Block(page, slot) is not { Length: > 0 } following || following.Span[0] == 0) return null;
            block = following;
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Block(byte[] page, int slot)
    {
        var at = PageSize - ((slot + 1) * SlotSize);
        var (length, position) = (BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(at + 2)));
        return length <= BlockHeaderSize || position < HeaderSize || position + length > at ? default : page.AsMemory(position, length);
    }
}

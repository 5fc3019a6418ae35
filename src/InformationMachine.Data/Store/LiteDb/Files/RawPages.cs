using System.Buffers.Binary;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The pages of a data file as they lie there, the newest of each number that was committed; LiteDB has no part in it. Works on the form
/// of LiteDB 5. Not thread-safe.
/// </summary>
/// <remarks>
/// A page of 8 KB has a header of 32 bytes and, from its end downwards, a slot of position and length for each block.
/// </remarks>
internal sealed class RawPages : IDisposable
{
    /// <summary>The kind of pages that hold nodes of indices.</summary>
    public const byte IndexPage = 3;

    /// <summary>The kind of pages that hold records.</summary>
    public const byte DataPage = 4;

    private const int PageSize = DataFileHeader.PageSize;
    private const int HeaderSize = 32;
    private const int SlotSize = 4;
    private const int TypeAt = 4;
    private const int TransactionAt = 14;
    private const int ConfirmedAt = 18;
    private const int HighestSlotAt = 30;
    private const byte NoSlot = byte.MaxValue;
    private const int BlockHeaderSize = 6;

    /// <summary>LiteDB's own limit of a document, in blocks.</summary>
    private const int MostBlocks = 2048;

    private readonly FileStream _data;
    private readonly FileStream? _log;
    private readonly Dictionary<uint, long> _newer = [];

    /// <param name="data">The data file; it is only read.</param>
    /// <param name="log">Its log; null where it has none, or none that belongs to it.</param>
    public RawPages(string data, string? log)
    {
        _data = Open(data);
        if (log is null || !File.Exists(log)) return;
        _log = Open(log);
        IndexLog();
    }

    /// <summary>All blocks of the pages of one kind, in the order of the pages. A block is good until the next one is asked for.</summary>
    /// <param name="type">The kind of pages.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public IEnumerable<(PageAddress At, ReadOnlyMemory<byte> Block)> Blocks(byte type, CancellationToken cancellationToken)
    {
        var page = new byte[PageSize];
        foreach (var number in Numbers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!Load(number, page) || page[TypeAt] != type || page[HighestSlotAt] == NoSlot) continue;
            for (var slot = 0; slot <= page[HighestSlotAt]; slot++)
            {
                if (Block(page, slot) is { Length: > 0 } block) yield return (new PageAddress(number, (byte)slot), block);
            }
        }
    }

    /// <summary>The bytes of every record, in the order of the pages; null where a part of one is not there.</summary>
    /// <remarks>A block of data begins with a mark (continues another one), and the address of the block it is continued in.</remarks>
    /// <param name="cancellationToken">Breaks it off.</param>
    public IEnumerable<(PageAddress At, byte[]? Content)> Contents(CancellationToken cancellationToken)
    {
        foreach (var (at, block) in Blocks(DataPage, cancellationToken))
        {
            if (block.Span[0] == 0) yield return (at, Content(block));
        }
    }

    /// <summary>One block; empty where there is none, or its page is of another kind.</summary>
    public ReadOnlyMemory<byte> Block(byte type, PageAddress at)
    {
        var page = new byte[PageSize];
        return Load(at.Page, page) && page[TypeAt] == type ? Block(page, at.Slot) : default;
    }

    public void Dispose()
    {
        _data.Dispose();
        _log?.Dispose();
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

    private static FileStream Open(string path) => new(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

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

    private byte[]? Content(ReadOnlyMemory<byte> block)
    {
        var content = new MemoryStream();
        for (var blocks = 0; blocks < MostBlocks && block.Length > BlockHeaderSize; blocks++)
        {
            content.Write(block.Span[BlockHeaderSize..]);
            var next = PageAddress.Read(block.Span[1..]);
            if (next.IsEmpty) return content.ToArray();
            block = Block(DataPage, next);
            if (block.Length > 0 && block.Span[0] == 0) return null;
        }

        return null;
    }

    private static ReadOnlyMemory<byte> Block(byte[] page, int slot)
    {
        var at = PageSize - ((slot + 1) * SlotSize);
        var (length, position) = (BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(at)), BinaryPrimitives.ReadUInt16LittleEndian(page.AsSpan(at + 2)));
        return length == 0 || position < HeaderSize || position + length > at ? default : page.AsMemory(position, length);
    }
}

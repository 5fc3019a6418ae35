using System.Buffers.Binary;
using System.Runtime.InteropServices;
using InformationMachine.Data.Store.Records;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The check numbers of a data file's pages, kept behind its last page: LiteDB's pages carry none, and a byte altered in an index or in
/// a list of pages would hide records, or lead readers in circles, without complaint. LiteDB never looks behind its last page, so that
/// every copy of the file carries its own check numbers with it. Not thread-safe.
/// </summary>
/// <remarks>
/// The trailer: a check number for each page, 4 bytes each, zeros up to a whole number of pages, of which the last 32 bytes are the
/// mark (8), the number of pages (8), the length of the trailer in bytes (8), the check number of all numbers (4) and that of these 28
/// bytes (4); all little-endian.
/// </remarks>
internal sealed class PageChecks
{
    private const int PageSize = DataFileHeader.PageSize;
    private const int FooterSize = 32;
    private const ulong Mark = 0x3153_4547_4150_4D49; // "IMPAGES1"

    private readonly List<uint> _numbers;

    private PageChecks(List<uint> numbers) => _numbers = numbers;

    /// <summary>How many pages there are.</summary>
    public int Pages => _numbers.Count;

    /// <summary>The length of the pages alone, in bytes.</summary>
    public long PagesLength => (long)_numbers.Count * PageSize;

    /// <summary>Reads those of a file; null where it carries none, as files written by older programs do.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="path">Its name in messages.</param>
    /// <exception cref="DataFileException">They are damaged.</exception>
    public static PageChecks? Read(SafeFileHandle handle, string path)
    {
        var length = RandomAccess.GetLength(handle);
        if (length < 2 * PageSize || length % PageSize != 0) return null;
        Span<byte> footer = stackalloc byte[FooterSize];
        RandomAccess.Read(handle, footer, length - FooterSize);
        var pages = BinaryPrimitives.ReadInt64LittleEndian(footer[8..]);
        var trailer = BinaryPrimitives.ReadInt64LittleEndian(footer[16..]);
        var isOurs = BinaryPrimitives.ReadUInt64LittleEndian(footer) == Mark && BinaryPrimitives.ReadUInt32LittleEndian(footer[28..]) == Crc32C.Of(footer[..28]);
        if (!isOurs) return LooksLikeTrailer(handle, length) ? throw Damaged(path) : null;
        if (pages <= 0 || pages * PageSize + trailer != length || trailer != TrailerLength(pages)) throw Damaged(path);
        var bytes = new byte[pages * sizeof(uint)];
        RandomAccess.Read(handle, bytes, pages * PageSize);
        if (Crc32C.Of(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(footer[24..])) throw Damaged(path);
        return new PageChecks([.. MemoryMarshal.Cast<byte, uint>(bytes)]);
    }

    /// <summary>Computes those of a file that carries none, or whose own are not to be believed, by reading all of it.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="pages">How many pages it has.</param>
    public static PageChecks Compute(SafeFileHandle handle, long pages)
    {
        var numbers = new List<uint>((int)pages);
        var page = new byte[PageSize];
        for (long number = 0; number < pages; number++)
        {
            RandomAccess.Read(handle, page, number * PageSize);
            numbers.Add(Crc32C.Of(page));
        }

        return new PageChecks(numbers);
    }

    /// <summary>Whether a page is as it was written; pages beyond the last are nobody's yet.</summary>
    public bool Holds(long page, ReadOnlySpan<byte> content) => page >= _numbers.Count || _numbers[(int)page] == Crc32C.Of(content);

    /// <summary>A page was written.</summary>
    public void Set(long page, ReadOnlySpan<byte> content)
    {
        while (_numbers.Count <= page) _numbers.Add(0);
        _numbers[(int)page] = Crc32C.Of(content);
    }

    /// <summary>Forgets the pages from a number on.</summary>
    public void Cut(long pages)
    {
        if (pages < _numbers.Count) _numbers.RemoveRange((int)pages, _numbers.Count - (int)pages);
    }

    /// <summary>Writes them behind the last page, where the file then ends.</summary>
    public void Write(SafeFileHandle handle)
    {
        var trailer = new byte[TrailerLength(_numbers.Count)];
        var numbers = MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_numbers));
        numbers.CopyTo(trailer);
        var footer = trailer.AsSpan(trailer.Length - FooterSize);
        BinaryPrimitives.WriteUInt64LittleEndian(footer, Mark);
        BinaryPrimitives.WriteInt64LittleEndian(footer[8..], _numbers.Count);
        BinaryPrimitives.WriteInt64LittleEndian(footer[16..], trailer.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(footer[24..], Crc32C.Of(numbers));
        BinaryPrimitives.WriteUInt32LittleEndian(footer[28..], Crc32C.Of(footer[..28]));
        RandomAccess.Write(handle, trailer, PagesLength);
        RandomAccess.SetLength(handle, PagesLength + trailer.Length);
    }

    private static long TrailerLength(long pages) => ((pages * sizeof(uint)) + FooterSize + PageSize - 1) / PageSize * PageSize;

    /// <summary>LiteDB's own last page begins with its number; what does not is a trailer whose end is torn.</summary>
    private static bool LooksLikeTrailer(SafeFileHandle handle, long length)
    {
        var last = (length / PageSize) - 1;
        Span<byte> begin = stackalloc byte[sizeof(uint)];
        RandomAccess.Read(handle, begin, last * PageSize);
        return BinaryPrimitives.ReadUInt32LittleEndian(begin) != last;
    }

    private static DataFileException Damaged(string path) =>
        new($"{path} is damaged: the check numbers of its pages are not what was written. Run `doctor`, or restore a backup with `restore FILE`.");
}

using System.Buffers.Binary;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Looks at a file before LiteDB does, because LiteDB takes what is not its own for a new file, or cuts it to whole pages.
/// </summary>
internal static class DataFileHeader
{
    /// <summary>The size of LiteDB's pages, in bytes.</summary>
    public const int PageSize = 8192;

    private const int MarkOffset = 32;
    private const int LastPageOffset = 64;
    private const string Mark = "** This is a LiteDB file **";

    /// <summary>How many pages a file says it has; what lies behind them is no page.</summary>
    public static long Pages(SafeFileHandle handle)
    {
        Span<byte> last = stackalloc byte[sizeof(uint)];
        return RandomAccess.Read(handle, last, LastPageOffset) < last.Length ? 0 : Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(last) + 1L, RandomAccess.GetLength(handle) / PageSize);
    }

    /// <summary>Checks the first page and the length.</summary>
    /// <param name="file">The file, left at its beginning.</param>
    /// <param name="path">Its name in messages.</param>
    /// <param name="isWhole">False where a log lies beside it from which a page that was being written can be restored.</param>
    /// <exception cref="DataFileException">It is not a data file, or it has been cut short.</exception>
    public static void Check(FileStream file, string path, bool isWhole)
    {
        Span<byte> header = stackalloc byte[128];
        var read = file.Length < PageSize ? 0 : RandomAccess.Read(file.SafeFileHandle, header, 0);
        if (read != header.Length || Encoding.ASCII.GetString(header.Slice(MarkOffset, Mark.Length)) != Mark)
            throw new DataFileException($"{path} is not a data file of this program. Name another file, or move this one away to start anew.");
        if (!isWhole) return;
        var expected = (BinaryPrimitives.ReadUInt32LittleEndian(header[LastPageOffset..]) + 1L) * PageSize;
        if (file.Length < expected || file.Length % PageSize != 0)
            throw new DataFileException($"{path} has been cut short: it has {file.Length} bytes of {expected}. Restore a backup with `restore FILE`, or see with `doctor` what is left.");
    }
}

using System.Text;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>
/// Looks at a file before LiteDB does, because LiteDB takes what is not its own for a new file, or cuts it to whole pages.
/// </summary>
internal static class DataFileHeader
{
    private const int PageSize = 8192;
    private const int MarkOffset = 32;
    private const string Mark = "** This is a LiteDB file **";

    /// <summary>Checks the first page and the length.</summary>
    /// <param name="file">The file, left at its beginning.</param>
    /// <param name="path">Its name in messages.</param>
    /// <param name="hasLog">True where a log lies beside it, from which a page that was being written can be restored.</param>
    /// <exception cref="DataFileException">It is not a data file, or it has been cut short.</exception>
    public static void Check(FileStream file, string path, bool hasLog)
    {
        Span<byte> mark = stackalloc byte[Mark.Length];
        var read = file.Length < PageSize ? 0 : RandomAccess.Read(file.SafeFileHandle, mark, MarkOffset);
        if (read != mark.Length || Encoding.ASCII.GetString(mark) != Mark)
            throw new DataFileException($"{path} is not a data file of this program. Name another file, or move this one away to start anew.");
        if (file.Length % PageSize != 0 && !hasLog)
            throw new DataFileException($"{path} has been cut short: {file.Length} bytes are not whole pages. Restore a backup.");
    }
}

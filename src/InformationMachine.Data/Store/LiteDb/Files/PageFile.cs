using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// A data file as LiteDB sees it: one descriptor for all, read and written at positions, each page compared with its check number. It
/// changes only while it is open for change, so that between two checkpoints it can be copied.
/// </summary>
/// <remarks>Not thread-safe in its position, which LiteDB's own wrapper guards.</remarks>
internal sealed class PageFile : Stream
{
    private const int PageSize = DataFileHeader.PageSize;

    private readonly SafeFileHandle _handle;
    private readonly string _path;
    private readonly bool _isLocked;
    private PageChecks? _checks;
    private bool _isWritten;

    private PageFile(string path, SafeFileHandle handle, PageChecks? checks, bool isLocked) => (_path, _handle, _checks, _isLocked) = (path, handle, checks, isLocked);

    /// <summary>True while a checkpoint or the creation of the file is under way.</summary>
    public bool IsOpenForChange { get; set; }

    /// <summary>The pages' check numbers; null where the file has none that are to be believed, until the next checkpoint.</summary>
    public PageChecks? Checks => _checks;

    /// <summary>Why a file that is only looked at has none; null where it never had any.</summary>
    public string? Trouble { get; private init; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    /// <summary>The pages alone.</summary>
    public override long Length => _checks?.PagesLength ?? RandomAccess.GetLength(_handle);

    public override long Position { get; set; }

    /// <summary>Opens a file for use, and creates it where there is none; nobody else can meanwhile.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hasChecks">Whether it must carry check numbers; false where what it carries is not to be believed.</param>
    /// <exception cref="StoreLockedException">Another process uses it, whatever has become of its lock file.</exception>
    /// <exception cref="DataFileException">It is damaged.</exception>
    public static PageFile Open(string path, bool hasChecks)
    {
        var handle = File.OpenHandle(RegularFile.Demand(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        try
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (!FileLock.TryTake(handle)) throw new StoreLockedException(folder, StoreLock.Holder(folder), new IOException($"{path} is in use."));
            if (RandomAccess.GetLength(handle) == 0) return new PageFile(path, handle, PageChecks.Compute(handle, 0), isLocked: true);
            var checks = hasChecks ? PageChecks.Read(handle, path) ?? throw Missing(path) : null;
            return new PageFile(path, handle, checks, isLocked: true);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Opens a copy, to be read; it takes over the descriptor.</summary>
    /// <exception cref="DataFileException">It is damaged.</exception>
    public static PageFile OpenCopy(string path, SafeFileHandle handle) => new(path, handle, PageChecks.Read(handle, path), isLocked: false);

    /// <summary>Opens a file to be looked at, whatever state it is in: damaged check numbers count as none, and are the file's trouble.</summary>
    public static PageFile OpenToLook(string path, bool hasChecks = true)
    {
        var handle = File.OpenHandle(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);
        try
        {
            return new PageFile(path, handle, hasChecks ? PageChecks.Read(handle, path) : null, isLocked: false);
        }
        catch (DataFileException e)
        {
            return new PageFile(path, handle, checks: null, isLocked: false) { Trouble = e.Message };
        }
    }

    /// <summary>The pages that are not what was written, by number.</summary>
    public IEnumerable<long> Damaged(CancellationToken cancellationToken)
    {
        var page = new byte[PageSize];
        for (long number = 0; number < (_checks?.Pages ?? 0); number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (RandomAccess.Read(_handle, page, number * PageSize) < PageSize || !_checks!.Holds(number, page)) yield return number;
        }
    }

    /// <summary>Whether the file of this name is still the one that is open.</summary>
    public bool IsInPlace => FileIdentity.Of(_path) is { } there && FileIdentity.Of(_handle) is { } here && there == here;

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = 0;
        while (read < count)
        {
            var bytes = RandomAccess.Read(_handle, buffer.AsSpan(offset + read, count - read), Position + read);
            if (bytes == 0) break;
            read += bytes;
        }

        if (_checks is not null && read == PageSize && Position % PageSize == 0 && !_checks.Holds(Position / PageSize, buffer.AsSpan(offset, read)))
            throw new DamagedRecordException($"{_path} is damaged: page {Position / PageSize} is not what was written. Run `doctor`, which says what is wrong and what can be repaired, or restore a backup with `restore FILE`.");
        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        RefuseUnlessOpen();
        RandomAccess.Write(_handle, buffer.AsSpan(offset, count), Position);
        for (var at = 0; at + PageSize <= count; at += PageSize) _checks?.Set((Position + at) / PageSize, buffer.AsSpan(offset + at, PageSize));
        _isWritten = true;
        Position += count;
    }

    public override void SetLength(long value)
    {
        RefuseUnlessOpen();
        RandomAccess.SetLength(_handle, value);
        _checks?.Cut(value / PageSize);
        _isWritten = true;
    }

    /// <summary>At the end of a change: the check numbers follow the pages, before anything says that the change is done.</summary>
    public void WriteChecks()
    {
        if (!_isWritten && _checks is not null) return;
        _checks ??= PageChecks.Compute(_handle, DataFileHeader.Pages(_handle));
        _checks.Write(_handle);
        DiskFlush.Content(_handle);
        _isWritten = false;
    }

    public override void Flush()
    {
        if (_isLocked) DiskFlush.Content(_handle);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        _handle.Dispose();
        base.Dispose(disposing);
    }

    private void RefuseUnlessOpen()
    {
        if (!IsOpenForChange) throw new InvalidOperationException("The data file changes only in a checkpoint.");
    }

    private static DataFileException Missing(string path) =>
        new($"{path} is damaged: the check numbers of its pages are gone. Restore a backup with `restore FILE`, or see with `doctor` what is left.");
}

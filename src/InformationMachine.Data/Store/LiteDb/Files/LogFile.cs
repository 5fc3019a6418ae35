using InformationMachine.Data.Store.Records;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The log as LiteDB sees it: pages are appended, and cut away after a checkpoint. Keeps the check number of all that is written. What
/// the disk does not take waits in memory, readable, until there is room: a full disk must not break the engine. Thread-safe.
/// </summary>
internal sealed class LogFile : Stream
{
    private const int PageSize = DataFileHeader.PageSize;
    private const long MaximumWaiting = 256L * 1024 * 1024;
    private const int ConfirmedOffset = 18;

    private readonly SafeFileHandle _handle;
    private readonly Action _begin;
    private readonly Action _end;
    private readonly string _path;

    /// <summary>The check number of each page in the file.</summary>
    private readonly List<uint> _pages = [];
    private readonly Lock _lock = new();
    private readonly Lock _flushing = new();
    private readonly Lock _disk = new();
    private readonly List<byte[]> _waiting = [];
    private bool _isFlushing;
    private bool _isFlushWanted;
    private bool _isDisposed;
    private bool _hasRest;
    private long _written;
    private long _waitingBytes;
    private uint _crc = Crc32C.Start;

    /// <param name="path">The file, created where there is none.</param>
    /// <param name="begin">Called before the first page of an empty log is written.</param>
    /// <param name="end">Called before the log is emptied.</param>
    public LogFile(string path, Action begin, Action end)
    {
        _path = path;
        _end = end;
        _handle = File.OpenHandle(RegularFile.Demand(path), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        _begin = begin;
        _written = CommittedLength(_handle);
        _hasRest = RandomAccess.GetLength(_handle) > _written;
    }

    /// <summary>Why the disk does not take more; null while it does.</summary>
    public Exception? Fault { get; private set; }

    /// <summary>How much is in the file, and its check number.</summary>
    public (long Length, uint Crc) Written
    {
        get { lock (_lock) return (_written, _crc); }
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length
    {
        get { lock (_lock) return _written + _waitingBytes; }
    }

    public override long Position { get; set; }

    /// <summary>The check number of the first so many bytes; fewer where the file is shorter.</summary>
    public uint Check(long length)
    {
        var (crc, buffer) = (Crc32C.Start, new byte[1 << 20]);
        for (long position = 0; position < length;)
        {
            var read = RandomAccess.Read(_handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - position)), position);
            if (read == 0) break;
            crc = Crc32C.Add(crc, buffer.AsSpan(0, read));
            position += read;
        }

        return crc;
    }

    /// <summary>Takes over what an earlier run left: its check number from now on includes all of it.</summary>
    public void TakeOver()
    {
        _crc = Check(_written);
        _pages.Clear();
        var page = new byte[PageSize];
        for (long at = 0; at + PageSize <= _written; at += PageSize)
        {
            RandomAccess.Read(_handle, page, at);
            _pages.Add(Crc32C.Of(page));
        }
    }

    /// <summary>Cuts away what an earlier run began and never committed.</summary>
    public void CutRest()
    {
        lock (_lock)
        {
            if (_hasRest) RandomAccess.SetLength(_handle, _written);
            _hasRest = false;
        }
    }

    /// <summary>Whether the file of this name is still the one that is open.</summary>
    public bool IsInPlace => FileIdentity.Of(_path) is { } there && FileIdentity.Of(_handle) is { } here && there == here;

    /// <summary>Whether all that was written is still in the file: nobody else has cut it.</summary>
    public bool IsWhole
    {
        get { lock (_lock) return RandomAccess.GetLength(_handle) >= _written; }
    }

    /// <summary>Tries to write what waits; false while the disk does not take it.</summary>
    public bool Drain()
    {
        lock (_lock)
        {
            var taken = 0;
            try
            {
                for (; taken < _waiting.Count; taken++) Append(_waiting[taken]);
                Fault = null;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Fault = e;
            }

            _waitingBytes -= _waiting.Take(taken).Sum(page => (long)page.Length);
            _waiting.RemoveRange(0, taken);
            return _waiting.Count == 0;
        }
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            var read = Position < _written ? RandomAccess.Read(_handle, buffer.AsSpan(offset, count), Position) : ReadWaiting(buffer.AsSpan(offset, count));
            if (Position < _written && read == PageSize && Position % PageSize == 0 && Position / PageSize < _pages.Count && _pages[(int)(Position / PageSize)] is not 0 and var number && number != Crc32C.Of(buffer.AsSpan(offset, read)))
                throw new DamagedRecordException($"{_path} is damaged: what stands at {Position} is not what was written. End this process, then see with `doctor` what is left.");
            Position += read;
            return read;
        }
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        lock (_lock)
        {
            if (Position != _written + _waitingBytes) throw new InvalidOperationException($"The log is written at {Position} instead of at its end, {_written + _waitingBytes}.");
            try
            {
                if (_waiting.Count > 0) Wait(buffer.AsSpan(offset, count));
                else Append(buffer.AsSpan(offset, count));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && _waitingBytes < MaximumWaiting)
            {
                Fault = e;
                Wait(buffer.AsSpan(offset, count));
            }

            Position += count;
        }
    }

    public override void SetLength(long value)
    {
        lock (_lock)
        {
            if (_waiting.Count > 0) throw new IOException("The log waits for room on the disk.", Fault);
            if (value == 0 && _written > 0) _end();
            RandomAccess.SetLength(_handle, value);
            _written = value;
            if (value / PageSize < _pages.Count) _pages.RemoveRange((int)(value / PageSize), _pages.Count - (int)(value / PageSize));
            _crc = value == 0 ? Crc32C.Start : Check(value);
        }
    }

    /// <summary>
    /// LiteDB asks for this after every commit, and writes nothing until it is done. What survives the death of the process is in the file
    /// already; the disk follows in the background, so that commits do not wait for it.
    /// </summary>
    public override void Flush()
    {
        lock (_flushing)
        {
            _isFlushWanted = true;
            if (_isFlushing) return;
            _isFlushing = true;
            _ = Task.Run(FlushWanted);
        }
    }

    /// <summary>Returns once all that is written is on the disk.</summary>
    public void FlushNow()
    {
        if (Fault is null) DiskFlush.Content(_handle);
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        lock (_disk)
        {
            _isDisposed = true;
            _handle.Dispose();
        }

        base.Dispose(disposing);
    }

    private void FlushWanted()
    {
        while (true)
        {
            lock (_flushing)
            {
                _isFlushing = _isFlushWanted;
                if (!_isFlushWanted) return;
                _isFlushWanted = false;
            }

            try
            {
                lock (_disk)
                {
                    if (!_isDisposed) FlushNow();
                }
            }
            catch (IOException)
            {
                // A disk that fails is noticed by the next write or checkpoint, which somebody waits for.
            }
        }
    }

    private void Append(ReadOnlySpan<byte> page)
    {
        if (_written == 0) _begin();
        CutRest();
        RandomAccess.Write(_handle, page, _written);
        // Pages of an earlier run have no number here; they were compared as a whole when the file was opened.
        if (page.Length == PageSize && _written % PageSize == 0)
        {
            while (_pages.Count < _written / PageSize) _pages.Add(0);
            _pages.Add(Crc32C.Of(page));
        }

        _written += page.Length;
        _crc = Crc32C.Add(_crc, page);
    }

    /// <summary>
    /// Up to the last page that ends a transaction. Pages behind it are those of a transaction that a kill broke off, which nobody needs: a log
    /// without any commit counts as empty.
    /// </summary>
    private static long CommittedLength(SafeFileHandle handle)
    {
        Span<byte> begin = stackalloc byte[ConfirmedOffset + 1];
        for (var pages = RandomAccess.GetLength(handle) / PageSize; pages > 0; pages--)
        {
            if (RandomAccess.Read(handle, begin, (pages - 1) * PageSize) == begin.Length && begin[ConfirmedOffset] != 0) return pages * PageSize;
        }

        return 0;
    }

    private void Wait(ReadOnlySpan<byte> page)
    {
        _waiting.Add(page.ToArray());
        _waitingBytes += page.Length;
    }

    private int ReadWaiting(Span<byte> target)
    {
        var at = Position - _written;
        foreach (var page in _waiting)
        {
            if (at < page.Length)
            {
                var part = page.AsSpan((int)at);
                if (part.Length > target.Length) part = part[..target.Length];
                part.CopyTo(target);
                return part.Length;
            }

            at -= page.Length;
        }

        return 0;
    }
}

using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The data file as LiteDB sees it: one descriptor for all, read and written at positions. It changes only while it is open for
/// change, so that between two checkpoints it can be copied.
/// </summary>
/// <remarks>Not thread-safe in its position, which LiteDB's own wrapper guards.</remarks>
internal sealed class PageFile : Stream
{
    private readonly SafeFileHandle _handle;

    public PageFile(string path) => _handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, FileOptions.RandomAccess);

    /// <summary>True while a checkpoint or the creation of the file is under way.</summary>
    public bool IsOpenForChange { get; set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => RandomAccess.GetLength(_handle);

    public override long Position { get; set; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = 0;
        while (read < count)
        {
            var bytes = RandomAccess.Read(_handle, buffer.AsSpan(offset + read, count - read), Position + read);
            if (bytes == 0) break;
            read += bytes;
        }

        Position += read;
        return read;
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        RefuseUnlessOpen();
        RandomAccess.Write(_handle, buffer.AsSpan(offset, count), Position);
        Position += count;
    }

    public override void SetLength(long value)
    {
        RefuseUnlessOpen();
        RandomAccess.SetLength(_handle, value);
    }

    public override void Flush() => DiskFlush.Content(_handle);

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
}

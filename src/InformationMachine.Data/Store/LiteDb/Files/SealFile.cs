using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// The file <c>machine.seal</c>: two places written in turn, so that a write broken off leaves the seal before. It is written after what
/// it promises is in the files, and before what it permits is done.
/// </summary>
internal sealed class SealFile : IDisposable
{
    private const int Place = 4096;

    private readonly SafeFileHandle _handle;
    private readonly Lock _lock = new();
    private long _counter;

    private SealFile(SafeFileHandle handle, FileSeal seal, long counter)
    {
        _handle = handle;
        Current = seal;
        _counter = counter;
    }

    /// <summary>The newest seal.</summary>
    public FileSeal Current { get; private set; }

    /// <summary>The newest seal at <paramref name="path"/>; null where there is no such file.</summary>
    /// <exception cref="DataFileException">The file is damaged.</exception>
    public static FileSeal? Peek(string path)
    {
        if (!File.Exists(path)) return null;
        using var handle = File.OpenHandle(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Newest(handle, path).Seal;
    }

    /// <summary>Opens the file, whose newest seal is then <see cref="Current"/>.</summary>
    public static SealFile Open(string path)
    {
        var handle = File.OpenHandle(RegularFile.Demand(path), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            var (seal, counter) = Newest(handle, path);
            return new SealFile(handle, seal, counter);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Begins a new file, replacing an older one; it appears whole.</summary>
    public static SealFile Create(string path, FileSeal seal)
    {
        var temporary = path + ".new";
        Span<byte> bytes = stackalloc byte[FileSeal.Size];
        seal.Write(bytes, 1);
        using (var handle = File.OpenHandle(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read))
        {
            // Both places are there from the beginning: a full disk must not keep a seal from being written.
            RandomAccess.Write(handle, new byte[2 * Place], 0);
            RandomAccess.Write(handle, bytes, Place);
            RandomAccess.FlushToDisk(handle);
        }

        File.Move(temporary, path, overwrite: true);
        return Open(path);
    }

    /// <summary>Writes the next seal. Thread-safe.</summary>
    /// <param name="change">What it says, from what the last one said.</param>
    /// <param name="isLasting">True to survive a power cut as well, before anything else happens.</param>
    public void Write(Func<FileSeal, FileSeal> change, bool isLasting)
    {
        lock (_lock)
        {
            var seal = change(Current);
            Span<byte> bytes = stackalloc byte[FileSeal.Size];
            seal.Write(bytes, _counter + 1);
            RandomAccess.Write(_handle, bytes, (_counter + 1) % 2 * Place);
            if (isLasting) DiskFlush.Content(_handle);
            _counter++;
            Current = seal;
        }
    }

    public void Dispose() => _handle.Dispose();

    private static (FileSeal Seal, long Counter) Newest(SafeFileHandle handle, string path)
    {
        Span<byte> bytes = stackalloc byte[FileSeal.Size];
        (FileSeal Seal, long Counter)? newest = null;
        for (var place = 0; place < 2; place++)
        {
            var read = RandomAccess.Read(handle, bytes, (long)place * Place);
            if (FileSeal.Read(bytes[..read]) is { } found && (newest is null || found.Counter > newest.Value.Counter)) newest = found;
        }

        return newest ?? throw new DataFileException($"{path} is damaged: it holds no valid seal, so that nobody can tell whether the log beside it is whole. Run `doctor`, or restore a backup.");
    }
}

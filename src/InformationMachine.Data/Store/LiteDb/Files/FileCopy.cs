namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>Copies a file so that others can go on using the disk, and so that the copy is on it in the end.</summary>
internal static class FileCopy
{
    private const long BytesBetweenFlushes = 16L * 1024 * 1024;

    /// <summary>Copies the content; the mode of the source, which a published snapshot has read-only, stays behind.</summary>
    /// <exception cref="IOException">The disk refused; half a copy may be left.</exception>
    public static async Task RunAsync(string source, string target, CancellationToken cancellationToken)
    {
        if (File.Exists(target)) File.Delete(target);
        await using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.Asynchronous);
        await using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous);
        var (buffer, unflushed) = (new byte[1 << 20], 0L);
        for (int read; (read = await from.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            unflushed += read;
            if (unflushed < BytesBetweenFlushes) continue;
            // A gigabyte that waits for the disk at once would make every commit wait with it.
            await FlushAsync(to, cancellationToken);
            unflushed = 0;
        }

        await FlushAsync(to, cancellationToken);
    }

    private static async Task FlushAsync(FileStream file, CancellationToken cancellationToken)
    {
        await file.FlushAsync(cancellationToken);
        DiskFlush.Content(file.SafeFileHandle);
    }
}

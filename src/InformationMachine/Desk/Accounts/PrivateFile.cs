using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    private const string Place = $"`--data DIR` or {MachinePaths.DataVariable} name another directory.";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Writes a file as a whole or not at all.</summary>
    /// <exception cref="RefusedException">It cannot be written (exit code 78).</exception>
    public static void Write(string path, string text)
    {
        try
        {
            WriteWhole(path, text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble.Refuse(path, e, Place);
        }
    }

    private static void WriteWhole(string path, string text)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Private(FileMode.CreateNew)))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true)) writer.Write(text);
            stream.Flush(flushToDisk: true);
        }

        FileOwner.Inherit(temporary);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Keeps every other process, and every other part of this one, from changing a file until it is disposed of.</summary>
    /// <exception cref="RefusedException">Somebody has held it for long (exit code 75).</exception>
    public static async Task<IDisposable> LockAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        for (var started = clock.GetTimestamp(); ;)
        {
            try
            {
                if (FileLock.TryTake(path, OwnerOnly) is { } held) return held;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw DiskTrouble.Refuse(path, e, Place);
            }

            if (clock.GetElapsedTime(started) > Patience) throw FileLock.Refusal(path);
            await Task.Delay(FileLock.BetweenTries, clock, cancellationToken);
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}

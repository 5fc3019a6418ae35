using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    private const string Place = $"`--data DIR` or {MachinePaths.DataVariable} name another directory.";
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

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

    /// <summary>
    /// Keeps every other process, and every other part of this one, from changing a file until it is disposed of. The lock is on a file
    /// beside it, which stays: the file itself is replaced with each change.
    /// </summary>
    /// <exception cref="RefusedException">Somebody has held it for long (exit code 75).</exception>
    public static async Task<IDisposable> LockAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var options = Private(FileMode.OpenOrCreate);
        for (var started = clock.GetTimestamp(); ;)
        {
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                var held = new FileStream(path + ".lock", options);
                FileOwner.Inherit(path + ".lock");
                return held;
            }
            catch (Exception e) when (e is UnauthorizedAccessException || (e is IOException && !IsHeld(e)))
            {
                throw DiskTrouble.Refuse(path, e, Place);
            }
            catch (IOException e)
            {
                if (clock.GetElapsedTime(started) > Patience) throw new RefusedException(ExitCode.Locked, $"{path} is being changed by another process; try again when it has ended.", e);
                await Task.Delay(BetweenTries, clock, cancellationToken);
            }
        }
    }

    private static bool IsHeld(Exception exception) => exception.HResult is WouldBlock or SharingViolation;

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

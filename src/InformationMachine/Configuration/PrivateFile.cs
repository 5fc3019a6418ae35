using System.Text;

namespace InformationMachine.Configuration;

/// <summary>Files that only their owner may read.</summary>
internal static class PrivateFile
{
    private const string Place = $"`--data DIR` or {MachinePaths.DataVariable} name another directory.";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file as a whole or not at all.</summary>
    /// <exception cref="RefusedException">It cannot be written (exit code 78).</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file as a whole or not at all.</summary>
    /// <exception cref="RefusedException">It cannot be written (exit code 78).</exception>
    public static void Write(string path, byte[] content)
    {
        try
        {
            WriteWhole(path, content);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble.Refuse(path, e, Place);
        }
    }

    private static void WriteWhole(string path, byte[] content)
    {
        var temporary = path + ".new";
        File.Delete(temporary);
        using (var stream = new FileStream(temporary, Private(FileMode.CreateNew)))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        FileOwner.Inherit(temporary);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Keeps every other process, and every other part of this one, from changing a file until it is disposed of; null while somebody else does.</summary>
    /// <exception cref="RefusedException">There can be no lock (exit code 78).</exception>
    public static IDisposable? TryLock(string path)
    {
        try
        {
            return FileLock.TryTake(path, OwnerOnly);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw DiskTrouble.Refuse(path, e, Place);
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }
}

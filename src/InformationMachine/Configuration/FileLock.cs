namespace InformationMachine.Configuration;

/// <summary>
/// Keeps every other process, and every other part of this one, from changing a file until it is disposed of. The lock is on a file beside
/// it, which stays: the file itself is replaced with each change.
/// </summary>
internal static class FileLock
{
    private const int WouldBlock = 11;
    private const int SharingViolation = unchecked((int)0x80070020);

    /// <summary>How long to wait before the next try.</summary>
    public static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(20);

    /// <summary>The lock; null while somebody else holds it.</summary>
    /// <param name="path">The file that is to be changed.</param>
    /// <param name="mode">Who else may hold the lock: whoever can read the file beside.</param>
    /// <exception cref="IOException">There can be no file beside it.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public static IDisposable? TryTake(string path, UnixFileMode mode)
    {
        // Opened for reading, so that a group whose members change the file needs no more than to see the lock.
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Read, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = mode;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            var held = new FileStream(path + ".lock", options);
            FileOwner.Inherit(path + ".lock");
            return held;
        }
        catch (IOException e) when (e.HResult is WouldBlock or SharingViolation)
        {
            return null;
        }
    }

    /// <summary>That somebody has held the lock for long.</summary>
    public static RefusedException Refusal(string path) => new(ExitCode.Locked, $"{path} is being changed by another process; try again when it has ended.");
}

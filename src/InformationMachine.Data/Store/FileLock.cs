using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store;

/// <summary>
/// A lock on an open file that holds against every other opening of it, in this process and others, and ends with the descriptor: whoever
/// deletes the file <c>machine.lock</c> takes nothing away from it. Linux only (fcntl(2), open file description locks); elsewhere the
/// lock file alone has to do.
/// </summary>
internal static class FileLock
{
    private const int SetLock = 37;
    private const short Write = 1;

    /// <summary>Takes it; false where somebody has it.</summary>
    public static bool TryTake(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux()) return true;
        var range = new LockedRange { Type = Write };
        // A file system that knows no such locks refuses with another error: the lock file has to do there too.
        return Control(handle, SetLock, ref range) == 0 || Marshal.GetLastPInvokeError() is not (11 or 13);
    }

    /// <summary>Whether somebody has the lock on a file; false where there is no such file.</summary>
    public static bool IsTaken(string path)
    {
        if (!OperatingSystem.IsLinux() || !File.Exists(path)) return false;
        try
        {
            using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            return !TryTake(handle);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Who may not write it cannot take it either; what is wrong is said when it is opened.
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Control(SafeFileHandle file, int command, ref LockedRange range);

    /// <summary>struct flock on 64-bit Linux; all zeros but the type is the whole file.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct LockedRange
    {
        public short Type;
        public short Whence;
        public long Start;
        public long Length;
        public int Process;
    }
}

using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Brings what was written to a file onto the disk. fsync(2), which .NET uses, also waits for the file's times, and so for whatever else
/// the file system has in its journal: beside a copy of a gigabyte that takes seconds. fdatasync(2) waits for the content and its length.
/// </summary>
internal static class DiskFlush
{
    public static void Content(SafeFileHandle handle)
    {
        if (OperatingSystem.IsLinux() && FlushData(handle) == 0) return;
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "fdatasync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FlushData(SafeFileHandle handle);
}

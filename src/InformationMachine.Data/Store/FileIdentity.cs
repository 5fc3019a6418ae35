using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InformationMachine.Data.Store;

/// <summary>Which file a path or a descriptor leads to, whatever it is called: on Linux device and inode.</summary>
/// <param name="Device">The device.</param>
/// <param name="Number">The number on it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FileIdentity(ulong Device, ulong Number)
{
    private const int CurrentDirectory = -100;
    private const int EmptyPath = 0x1000;
    private const int BasicStatistics = 0x7FF;
    private const int ModeOffset = 28;
    private const int KindMask = 0xF000;
    private const int RegularKind = 0x8000;
    private const int FolderKind = 0x4000;
    private const int NumberOffset = 32;
    private const int DeviceOffset = 136;
    private const int StatisticsLength = 256;

    /// <summary>Of a path; null where there is no file, or where the system cannot say.</summary>
    public static FileIdentity? Of(string path)
    {
        if (!OperatingSystem.IsLinux()) return File.Exists(path) ? default(FileIdentity) : null;
        var statistics = new byte[StatisticsLength];
        return Statistics(CurrentDirectory, path, 0, BasicStatistics, statistics) == 0 ? Read(statistics) : null;
    }

    /// <summary>Whether a path leads to a file or folder, or to nothing, rather than to a pipe, a socket or a device; true where the system cannot say.</summary>
    public static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux()) return true;
        var statistics = new byte[StatisticsLength];
        if (Statistics(CurrentDirectory, path, 0, BasicStatistics, statistics) != 0) return true;
        return (BinaryPrimitives.ReadUInt16LittleEndian(statistics.AsSpan(ModeOffset)) & KindMask) is RegularKind or FolderKind;
    }

    /// <summary>Of an open file.</summary>
    public static FileIdentity? Of(SafeFileHandle handle)
    {
        if (!OperatingSystem.IsLinux()) return default(FileIdentity);
        var statistics = new byte[StatisticsLength];
        return StatisticsOfHandle(handle, "", EmptyPath, BasicStatistics, statistics) == 0 ? Read(statistics) : null;
    }

    private static FileIdentity Read(byte[] statistics) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(statistics.AsSpan(DeviceOffset)), BinaryPrimitives.ReadUInt64LittleEndian(statistics.AsSpan(NumberOffset)));

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statistics(int directory, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] statistics);

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatisticsOfHandle(SafeFileHandle file, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] statistics);
}

using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace InformationMachine.Configuration;

/// <summary>Puts a new file in an old one's place without changing whose it is, who may read it, or where a link to it leads.</summary>
internal static class FileOwner
{
    private const int CurrentDirectory = -100;
    private const int BasicStatistics = 0x7FF;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int StatisticsLength = 256;

    /// <summary>The file behind any links.</summary>
    public static string Target(string path) => (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;

    /// <summary>Gives a file the mode and, where this process may, the owner of another. Nothing happens where there is no other, or on Windows.</summary>
    public static void Copy(string from, string to)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(from)) return;
        // The owner first: giving a file away takes special modes from it.
        GiveTo(from, to);
        File.SetUnixFileMode(to, File.GetUnixFileMode(from));
    }

    /// <summary>Gives a new file the owner of its directory, where this process may: what root writes for the machine belongs to the machine.</summary>
    public static void Inherit(string path)
    {
        if (!OperatingSystem.IsWindows()) GiveTo(Path.GetDirectoryName(Path.GetFullPath(path))!, path);
    }

    private static void GiveTo(string from, string to)
    {
        if (!OperatingSystem.IsLinux()) return;
        var statistics = new byte[StatisticsLength];
        if (Statistics(CurrentDirectory, from, 0, BasicStatistics, statistics) == 0)
            _ = ChangeOwner(to, BinaryPrimitives.ReadUInt32LittleEndian(statistics.AsSpan(OwnerOffset)), BinaryPrimitives.ReadUInt32LittleEndian(statistics.AsSpan(GroupOffset)));
    }

    [DllImport("libc", EntryPoint = "statx", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statistics(int directory, string path, int flags, uint mask, byte[] statistics);

    [DllImport("libc", EntryPoint = "chown", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ChangeOwner(string path, uint owner, uint group);
}

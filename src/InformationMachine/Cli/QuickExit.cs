using System.Runtime.InteropServices;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Cli;

/// <summary>
/// The end of a process on one of whose threads native code is still loading weights. What a process does on its way out takes away what that code stands
/// on, and it ends with a segmentation fault instead of its exit code. Everything of this program is written and closed by then.
/// </summary>
internal static class QuickExit
{
    /// <summary>Ends the process at once with this code where it would not survive its own end; otherwise returns the code.</summary>
    public static int With(int code)
    {
        if (!SentenceEmbedders.IsLoading || !OperatingSystem.IsLinux()) return code;
        Console.Out.Flush();
        Console.Error.Flush();
        End(code);
        return code;
    }

    [DllImport("libc", EntryPoint = "_exit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern void End(int code);
}

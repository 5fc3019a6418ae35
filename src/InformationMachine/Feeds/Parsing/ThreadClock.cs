using System.Diagnostics;
using System.Runtime;
using System.Runtime.InteropServices;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// Processor time of the calling thread, but for what the runtime took of it to compile the program: a document that comes first is not
/// to pay for that. A deadline by the wall would refuse honest documents whenever the machine is busy; where the system keeps no time of
/// threads, the wall's has to do.
/// </summary>
internal static class ThreadClock
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int ThreadTime = 3;

    /// <summary>Time since some instant; only differences on one thread mean anything.</summary>
    public static TimeSpan Now => Total - JitInfo.GetCompilationTime(currentThread: true);

    private static TimeSpan Total =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && GetTime(ThreadTime, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / 100))
            : TimeSpan.FromTicks(Stopwatch.GetTimestamp() * TimeSpan.TicksPerSecond / Stopwatch.Frequency);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}

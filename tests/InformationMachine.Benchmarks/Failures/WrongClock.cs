using System.ComponentModel;
using System.Diagnostics;

namespace InformationMachine.Benchmarks.Failures;

/// <summary>A library that sets the clock of a process off, compiled where there is a C compiler. Timers go on as they are.</summary>
internal static class WrongClock
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <dlfcn.h>
        #include <stdlib.h>
        #include <sys/time.h>
        #include <time.h>
        static long off(void) { static long seconds, known; if (!known) { const char *text = getenv("CLOCK_SECONDS"); seconds = text ? atol(text) : 0; known = 1; } return seconds; }
        int clock_gettime(clockid_t clock, struct timespec *time)
        {
            static int (*real)(clockid_t, struct timespec *);
            if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
            int result = real(clock, time);
            if (!result && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE)) time->tv_sec += off();
            return result;
        }
        int gettimeofday(struct timeval *time, void *zone)
        {
            struct timespec now;
            int result = clock_gettime(CLOCK_REALTIME, &now);
            if (time) { time->tv_sec = now.tv_sec; time->tv_usec = now.tv_nsec / 1000; }
            return result;
        }
        time_t time(time_t *time) { struct timespec now; clock_gettime(CLOCK_REALTIME, &now); if (time) *time = now.tv_sec; return now.tv_sec; }
        """;

    /// <summary>The library; null where it cannot be made here.</summary>
    public static async Task<string?> MakeAsync(string folder)
    {
        var (source, library) = (Path.Combine(folder, "clock.c"), Path.Combine(folder, "clock.so"));
        await File.WriteAllTextAsync(source, Source);
        try
        {
            using var compiler = Process.Start(new ProcessStartInfo("cc", ["-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"]) { UseShellExecute = false })!;
            await compiler.WaitForExitAsync();
            return compiler.ExitCode == 0 ? library : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}

using System.Net.Sockets;
using InformationMachine.Data.Store;

namespace InformationMachine.Cli;

/// <summary>
/// The one place that says what an operator is told of an exception that ends a verb: the exit code and a message with the remedy. What it
/// does not know is a flaw of the program, which ends with its stack trace.
/// </summary>
internal static class Trouble
{
    private const int NoSpace = 28;
    private const int QuotaExceeded = 122;
    private const int ReadOnlyFileSystem = 30;
    private const int TooManyOpenFiles = 24;
    private const int InputOutputError = 5;

    /// <summary>Null for a flaw.</summary>
    public static (ExitCode Code, string Message)? Of(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Code, refused.Message),
        StoreLockedException locked => (ExitCode.Locked, locked.Message),
        // Their messages say what to do.
        DataFileException or DamagedRecordException => (ExitCode.Failed, exception.Message),
        // Most have been given a message that names the file; the number of the cause lies within.
        IOException or UnauthorizedAccessException => (ExitCode.Failed, Ended(exception.Message) + Remedy(exception)),
        AggregateException { InnerExceptions: [var only] } => Of(only),
        SocketException => (ExitCode.Failed, exception.Message),
        _ => null,
    };

    private static string Remedy(Exception exception) => Number(exception) switch
    {
        NoSpace or QuotaExceeded => " Make room on the disk (bytes and inodes: `df -h`, `df -i`), then do the same again; nothing acknowledged is lost.",
        ReadOnlyFileSystem => " The file system is read-only: mount it for writing (the kernel's log says why it is so), then do the same again.",
        TooManyOpenFiles => " Allow more open files (`ulimit -n`, LimitNOFILE).",
        InputOutputError => " The disk reports an error: save what is there with `backup`, and look at the kernel's log.",
        _ => exception.Message.Contains("is full", StringComparison.Ordinal) ? " Make room, then do the same again; nothing acknowledged is lost." : "",
    };

    private static int Number(Exception? exception) => exception switch
    {
        null => 0,
        IOException { HResult: > 0 and < 4096 } io => io.HResult,
        _ => Number(exception.InnerException),
    };

    private static string Ended(string message) => message.Length > 0 && message[^1] is '.' or '!' or '?' ? message : message + ".";
}

using System.Net.Sockets;
using InformationMachine.Data.Store;

namespace InformationMachine.Cli;

/// <summary>
/// The one place that says what an operator is told of an exception that ends a verb: the exit code and a message with the remedy. What it
/// does not know is a flaw of the program, which ends with its stack trace.
/// </summary>
internal static class Trouble
{
    /// <summary>Null for a flaw.</summary>
    public static (ExitCode Code, string Message)? Of(Exception exception) => exception switch
    {
        RefusedException refused => (refused.Code, refused.Message),
        StoreLockedException locked => (ExitCode.Locked, locked.Message),
        // Their messages say what to do.
        DataFileException or DamagedRecordException => (ExitCode.Failed, exception.Message),
        // Most have been given a message that names the file; the number of the cause lies within.
        IOException or UnauthorizedAccessException => (DiskTrouble.IsPlace(exception) ? ExitCode.Configuration : ExitCode.Failed, DiskTrouble.Line(exception)),
        _ when DiskTrouble.IsTooLarge(exception) => (ExitCode.Failed, DiskTrouble.Line(exception)),
        AggregateException { InnerExceptions: [var only] } => Of(only),
        SocketException => (ExitCode.Failed, exception.Message),
        _ => null,
    };
}

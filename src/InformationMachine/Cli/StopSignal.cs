using System.Runtime.InteropServices;

namespace InformationMachine.Cli;

/// <summary>
/// SIGINT and SIGTERM as a wish to stop: the verb's token is cancelled, it clears away what is half done, and the process ends with the
/// signal's code. A second signal ends the process at once, as if nobody listened.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly PosixSignalRegistration _interrupted;
    private readonly PosixSignalRegistration _terminated;
    private int _code;

    private StopSignal()
    {
        _interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, ExitCode.Interrupted));
        _terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, ExitCode.Terminated));
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>How a verb ends that was stopped before it was done; <see cref="ExitCode.Failed"/> where no signal came.</summary>
    public ExitCode Code => Volatile.Read(ref _code) is > 0 and var code ? (ExitCode)code : ExitCode.Failed;

    /// <summary>What to tell whoever waits for the verb.</summary>
    public string Message => Code switch
    {
        ExitCode.Interrupted => "Interrupted before it was done; no file is left half done.",
        ExitCode.Terminated => "Stopped by SIGTERM before it was done; no file is left half done.",
        _ => "Stopped.",
    };

    public static StopSignal Listen() => new();

    public void Dispose()
    {
        _interrupted.Dispose();
        _terminated.Dispose();
        _stop.Dispose();
    }

    private void Stop(PosixSignalContext context, ExitCode code)
    {
        if (Interlocked.CompareExchange(ref _code, (int)code, 0) != 0) return;
        context.Cancel = true;
        // Not on the signal's own thread: whoever waits on the token may take a while to clear up.
        _ = _stop.CancelAsync();
    }
}

using InformationMachine;
using InformationMachine.Cli;

using var stop = StopSignal.Listen();
try
{
    var parse = CommandLine.Create().Parse(args);
    if (parse.Errors.Count > 0) throw new RefusedException(ExitCode.Usage, CommandLine.Complain(parse));
    // The machine drains itself: with a timeout here, a verb would be ended so long after SIGTERM, whatever it is about.
    return QuickExit.With(await parse.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token));
}
catch (OperationCanceledException)
{
    return Refuse(stop.Code, stop.Message);
}
catch (Exception e) when (Trouble.Of(e) is { } trouble)
{
    return Refuse(trouble.Code, trouble.Message);
}

static int Refuse(ExitCode code, string message)
{
    Console.Error.WriteLine(message);
    return QuickExit.With((int)code);
}

using InformationMachine;
using InformationMachine.Cli;
using InformationMachine.Data.Store;

try
{
    var parse = CommandLine.Create().Parse(args);
    if (parse.Errors.Count > 0) throw new RefusedException(ExitCode.Usage, string.Join(Environment.NewLine, parse.Errors.Select(error => error.Message)) + Environment.NewLine + "See --help.");
    // The machine drains itself: without this, a verb would be ended two seconds after SIGTERM.
    return await parse.InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (RefusedException e)
{
    return Refuse(e.Code, e.Message);
}
catch (StoreLockedException e)
{
    return Refuse(ExitCode.Locked, e.Message);
}
catch (DataFileException e)
{
    return Refuse(ExitCode.Failed, e.Message);
}
catch (OperationCanceledException)
{
    return Refuse(ExitCode.Failed, "Stopped.");
}

static int Refuse(ExitCode code, string message)
{
    Console.Error.WriteLine(message);
    return (int)code;
}

using InformationMachine;
using InformationMachine.Cli;

try
{
    return await CommandLine.Create().Parse(args).InvokeAsync(new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (RefusedException e)
{
    await Console.Error.WriteLineAsync(e.Message);
    return (int)e.Code;
}

using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;

namespace InformationMachine.Cli;

/// <summary>The verb <c>healthcheck</c>: for a container's HEALTHCHECK and for monitoring.</summary>
internal static class HealthcheckCommand
{
    public static Command Create()
    {
        var command = new Command("healthcheck", "Exit with 0 while a machine runs on the data directory and its heart beats, with 1 otherwise.");
        command.SetAction(parse => Check(GlobalOptions.Paths(parse), TimeProvider.System));
        return command;
    }

    private static int Check(MachinePaths paths, TimeProvider time)
    {
        string text;
        try
        {
            text = File.ReadAllText(paths.Heartbeat).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"No machine runs on {paths.Data}: there is no heartbeat.", e);
        }

        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var beat))
            throw new RefusedException(ExitCode.Failed, $"{paths.Heartbeat} holds \"{text}\", which is no time.");
        var age = time.GetUtcNow() - beat;
        if (age.Duration() > Heartbeat.MaximumAge)
            throw new RefusedException(ExitCode.Failed, $"The machine on {paths.Data} has not shown life for {age.TotalSeconds:F0} s.");
        Console.Out.WriteLine($"healthy: heartbeat {Math.Max(0, age.TotalSeconds):F0} s ago");
        return (int)ExitCode.Done;
    }
}

using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;

namespace InformationMachine.Cli;

/// <summary>The verb <c>healthcheck</c>: for a container's HEALTHCHECK and for monitoring.</summary>
internal static class HealthcheckCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var command = new Command("healthcheck", "Exit with 0 while a machine runs on the data directory, its heart beats and its desk answers, with 1 otherwise.");
        command.SetAction(async (parse, cancellationToken) =>
        {
            var paths = GlobalOptions.Paths(parse);
            var age = Check(paths, TimeProvider.System);
            var desk = await DeskAsync(paths, cancellationToken);
            Console.Out.WriteLine($"healthy: heartbeat {Math.Max(0, age.TotalSeconds):F0} s ago{desk}");
            return (int)ExitCode.Done;
        });
        return command;
    }

    private static TimeSpan Check(MachinePaths paths, TimeProvider time)
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
        return age;
    }

    /// <summary>A machine that serves a desk is healthy only while the desk answers.</summary>
    private static async Task<string> DeskAsync(MachinePaths paths, CancellationToken cancellationToken)
    {
        if (MachineToken.Read(paths.Data) is not { } desk) return "";
        using var client = new HttpClient { Timeout = Patience };
        try
        {
            using var answer = await client.GetAsync(new Uri(desk.Address, "/healthz"), cancellationToken);
            if (answer.IsSuccessStatusCode) return "; the desk answers";
            throw new RefusedException(ExitCode.Failed, $"The desk at {desk.Address} answers its probe with {(int)answer.StatusCode}.");
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new RefusedException(ExitCode.Failed, $"The desk at {desk.Address} does not answer its probe within {Patience.TotalSeconds:F0} s, though the machine's heart beats.", e);
        }
    }
}

using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Cli;

/// <summary>Lets the machine that holds the data look after it, or does so here where none runs.</summary>
internal static class Retention
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    public static async Task<int> RunAsync<T>(MachinePaths paths, (string Verb, string Instead) onPostgres, Func<RunningMachine, Task<T>> ask, Func<RetentionRound, Task<T>> work, Action<T> tell)
    {
        var settings = SettingsReader.Read(paths);
        KeptStore.RequireFile(paths, onPostgres.Verb, onPostgres.Instead);
        KeptStore.Require(paths);
        try
        {
            await using var data = OpenedData.ForChanging(paths);
            tell(await work(new RetentionRound(data.Store!, settings.Retention, settings.Threads, TimeProvider.System, NullLogger<RetentionRound>.Instance)));
        }
        catch (StoreLockedException) when (RunningMachine.Find(paths, ThisUser.Name, Patience) is { } running)
        {
            using (running) tell(await ask(running));
        }
        catch (Exception e) when (e is IOException and not StoreLockedException and not DataFileException)
        {
            throw new RefusedException(ExitCode.Failed, e.Message, e);
        }

        return (int)ExitCode.Done;
    }
}

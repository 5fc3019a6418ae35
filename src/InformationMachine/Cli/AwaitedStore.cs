using System.Net;
using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Desk;
using InformationMachine.Desk.Serving;
using Microsoft.Extensions.Hosting.Systemd;

namespace InformationMachine.Cli;

/// <summary>
/// The store of a daemon that starts while its database is away: it is waited for, however long that takes. The log says so once, the desk's probes
/// answer, the heart beats, and the directory is held, so that <c>status</c> sees who waits.
/// </summary>
internal sealed partial class AwaitedStore(MachinePaths paths, MachineSettings settings, TimeProvider time, ILogger<AwaitedStore> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Opens it.</summary>
    /// <exception cref="StoreLockedException">Another machine writes there.</exception>
    public async Task<IStoreUpkeep> OpenAsync(CancellationToken cancellationToken)
    {
        Opening(KeptStore.Patience.TotalSeconds);
        try
        {
            return await OnceAsync(cancellationToken);
        }
        catch (StoreUnreachableException e)
        {
            Away(e.Message);
        }

        await using var desk = await DeskAsync(cancellationToken);
        while (true)
        {
            Beat();
            await Task.Delay(Pause, time, cancellationToken);
            try
            {
                var store = await OnceAsync(cancellationToken);
                There();
                return store;
            }
            catch (StoreUnreachableException)
            {
                // As before.
            }
        }
    }

    /// <summary>Waits until a store that is open can be asked again.</summary>
    public async Task ReturnsAsync(IStoreUpkeep store, string why, CancellationToken cancellationToken)
    {
        Away(why);
        await using var desk = await DeskAsync(cancellationToken);
        do
        {
            Beat();
            await Task.Delay(Pause, time, cancellationToken);
        }
        while (!store.CheckHealth().IsReachable);

        There();
    }

    private Task<IStoreUpkeep> OnceAsync(CancellationToken cancellationToken) => Task.Run(() => KeptStore.Open(paths, settings.Store, cancellationToken), cancellationToken);

    private async Task<WaitingDesk?> DeskAsync(CancellationToken cancellationToken)
    {
        // The service is up: what it waits for is no reason to kill it.
        new SystemdNotifier().Notify(ServiceState.Ready);
        if (!settings.Desk.Enabled) return null;
        // Whether there are accounts is not known now, nor does it matter: it only answers probes.
        var desk = await WaitingDesk.StartAsync(new IPEndPoint(DeskAddress.Configured(settings.Desk), settings.Desk.Port), settings.Desk.PathBase, cancellationToken);
        if (desk is not null) Waiting(desk.Address);
        return desk;
    }

    private void Beat()
    {
        if (Heartbeat.Beat(paths) is { } reason) Missed(reason);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Opening the database; where a copy into it was killed, the end of its lease is waited for, {Seconds} s at most")]
    private partial void Opening(double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The machine waits for its data: {Fault}")]
    private partial void Away(string fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Until then {Address} answers probes, and nothing else")]
    private partial void Waiting(Uri address);

    [LoggerMessage(Level = LogLevel.Information, Message = "The data can be reached again: the machine goes on")]
    private partial void There();

    [LoggerMessage(Level = LogLevel.Debug, Message = "The heartbeat could not be written: {Reason}")]
    private partial void Missed(string reason);
}

using InformationMachine.Data.Store;
using InformationMachine.Feeds;

namespace InformationMachine;

/// <summary>Wakes the rounds of stories when other processes have committed something, which no signal of this one tells.</summary>
internal sealed class CommitWatch(IStoreUpkeep store, PostSignal signal, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var seen = store.Commits;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (store.Commits is var commits && commits == seen) continue;
            seen = commits;
            signal.Set();
        }
    }
}

using System.Globalization;
using InformationMachine.Data.Store;

namespace InformationMachine.Desk.Live;

/// <summary>The loop around <see cref="DeskState.Refresh"/>: looks every half second whether anything was committed, and tells the pages.</summary>
internal sealed partial class DeskRefresher(DeskState state, IStoreUpkeep store, LiveUpdates live, PostRate rate, ILogger<DeskRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        long seen = -1;
        while (!stoppingToken.IsCancellationRequested)
        {
            var commits = store.Commits;
            if (commits != seen)
            {
                Refresh();
                seen = commits;
                live.Publish(commits.ToString(CultureInfo.InvariantCulture));
            }

            await Task.Delay(Interval, stoppingToken);
        }
    }

    private void Refresh()
    {
        try
        {
            state.Refresh();
            rate.Sample(store.Counts().Posts);
        }
        catch (Exception e)
        {
            // The pages show what was known before; the next commit tries again.
            Failed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The desk could not take in what is new")]
    private partial void Failed(Exception exception);
}

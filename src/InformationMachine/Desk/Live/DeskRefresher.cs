using System.Globalization;
using InformationMachine.Data.Store;

namespace InformationMachine.Desk.Live;

/// <summary>The loop around <see cref="DeskState.Refresh"/>: looks every half second whether anything was committed, and tells the pages.</summary>
internal sealed partial class DeskRefresher(DeskState state, IStoreUpkeep store, LiveUpdates live, PostRate rate, ILogger<DeskRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        long seen = -1;
        while (!stoppingToken.IsCancellationRequested)
        {
            var commits = store.Commits;
            if (commits != seen)
            {
                // A desk whose first look failed would otherwise not be ready before the next commit, which may be far away.
                if (Refresh()) seen = commits;
                else await Task.Delay(AfterFailure, stoppingToken);
                live.Publish(commits.ToString(CultureInfo.InvariantCulture));
            }

            await Task.Delay(Interval, stoppingToken);
        }
    }

    private bool Refresh()
    {
        try
        {
            state.Refresh();
            rate.Sample(store.Counts().Posts);
            return true;
        }
        catch (IOException e) when (e is not DamagedRecordException)
        {
            Away(e.Message);
            return false;
        }
        catch (Exception e)
        {
            // The pages show what was known before; the next commit tries again.
            Failed(e);
            return true;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The desk could not take in what is new")]
    private partial void Failed(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The desk could not take in what is new: {Reason} It is tried again")]
    private partial void Away(string reason);
}

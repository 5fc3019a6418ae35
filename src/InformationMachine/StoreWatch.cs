using InformationMachine.Data.Store;

namespace InformationMachine;

/// <summary>Says once when the data file ceases to take what is to be written, and once when it does again.</summary>
internal sealed partial class StoreWatch(IStoreUpkeep store, ILogger<StoreWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var known = StoreHealth.Good;
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var health = store.CheckHealth();
            if (health.IsWriting == known.IsWriting && health.IsReachable == known.IsReachable) continue;
            known = health;
            if (health.IsWriting) Resumed();
            else if (health.IsReachable) Stopped(health.Fault);
            else Away(health.Fault);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Writing has stopped: {Fault} Reading goes on, and so does writing as soon as it can")]
    private partial void Stopped(string? fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "The data is out of reach: {Fault} Until then nothing is polled, linked or published, and pages show what was known before")]
    private partial void Away(string? fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "Writing goes on")]
    private partial void Resumed();
}

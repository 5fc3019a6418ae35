using InformationMachine.Data.Store;
using InformationMachine.Feeds;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>The loop around <see cref="WordingRound"/>, beside all others. Waits are real time, as the model's are.</summary>
internal sealed partial class WordingWorker(WordingRound round, PostSignal signal, IMachineStore store, ILogger<WordingWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!round.IsOn) return;
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Pages are written by one loop alone.
                await round.RunAsync(signal.Set, stoppingToken);
                await Task.Delay(Interval, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e, AfterFailure.TotalSeconds);
                do await Task.Delay(AfterFailure, stoppingToken);
                while (!store.CheckHealth().IsWriting);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of wordings failed; briefings are not affected, and it is tried again in {Seconds} s")]
    private partial void Failed(Exception exception, double seconds);
}

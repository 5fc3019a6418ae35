using InformationMachine.Feeds;

namespace InformationMachine;

/// <summary>The loop around <see cref="StoryRound"/>: runs at the start, for what an earlier run left, and whenever posts have arrived.</summary>
internal sealed partial class StoryWorker : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    private readonly StoryRound _round;
    private readonly PostSignal _signal;
    private readonly ILogger<StoryWorker> _logger;

    public StoryWorker(StoryRound round, PostSignal signal, ILogger<StoryWorker> logger)
    {
        _round = round;
        _signal = signal;
        _logger = logger;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _round.RunAsync(stoppingToken);
                await _signal.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The store is the queue: what this round did not finish, the next one finds again.
                Failed(e, AfterFailure.TotalSeconds);
                await Task.Delay(AfterFailure, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of stories failed; it is tried again in {Seconds} s")]
    private partial void Failed(Exception exception, double seconds);
}

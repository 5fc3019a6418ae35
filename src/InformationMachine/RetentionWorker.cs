namespace InformationMachine;

/// <summary>The loop around <see cref="RetentionRound"/>. Waits are real time: disks fill by the system's clock.</summary>
internal sealed partial class RetentionWorker(RetentionRound round, RetentionOptions options, ILogger<RetentionWorker> logger) : BackgroundService
{
    /// <summary>A machine that starts has better things to do first.</summary>
    private static readonly TimeSpan First = TimeSpan.FromMinutes(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = First < options.Interval ? First : options.Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, stoppingToken);
            wait = options.Interval;
            try
            {
                await round.RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                Failed(e);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Archiving failed; nothing is lost, and it is tried again at the next interval")]
    private partial void Failed(Exception exception);
}

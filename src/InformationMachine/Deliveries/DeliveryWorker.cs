using InformationMachine.Data.Store;

namespace InformationMachine.Deliveries;

/// <summary>The loop around <see cref="DeliveryRound"/>.</summary>
internal sealed partial class DeliveryWorker(DeliveryRound round, IMachineStore store, DeliveryOptions options, ILogger<DeliveryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await round.RunAsync(stoppingToken);
                await Task.Delay(options.Interval, stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                if (e is IOException or UnauthorizedAccessException or RefusedException) Refused(e.Message, AfterFailure.TotalSeconds);
                else Failed(e, AfterFailure.TotalSeconds);
                do await Task.Delay(AfterFailure, stoppingToken);
                while (!store.CheckHealth().IsWriting);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Messages cannot be made or sent: {Why} It is tried again in {Seconds} s")]
    private partial void Refused(string why, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of messages failed; it is tried again in {Seconds} s")]
    private partial void Failed(Exception exception, double seconds);
}

using InformationMachine.Data.Store;

namespace InformationMachine.Export;

/// <summary>
/// Publishes a snapshot whenever there is something new and the interval has passed, and a last one when the machine stops. Waits
/// are real time: readers live by the system's clock.
/// </summary>
internal sealed partial class SnapshotWorker : BackgroundService
{
    private readonly IStoreUpkeep _store;
    private readonly SnapshotPublisher _publisher;
    private readonly SnapshotOptions _options;
    private readonly ILogger<SnapshotWorker> _logger;
    private long _published = -1;

    public SnapshotWorker(IStoreUpkeep store, SnapshotPublisher publisher, SnapshotOptions options, ILogger<SnapshotWorker> logger)
    {
        _store = store;
        _publisher = publisher;
        _options = options;
        _logger = logger;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await PublishAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await PublishAsync(stoppingToken);
            var wait = _store.FileBytes > _options.LargeBytes ? _options.LargeInterval : _options.Interval;
            await Task.Delay(wait, stoppingToken);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        var commits = _store.Commits;
        if (commits == _published) return;
        try
        {
            await _publisher.PublishAsync(_store, cancellationToken);
            _published = commits;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Readers keep the snapshot before; the next interval tries again.
            Failed(e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot could not be published; readers keep the one before")]
    private partial void Failed(Exception exception);
}

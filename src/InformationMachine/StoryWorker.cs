using InformationMachine.Data.Store;
using InformationMachine.Feeds;

namespace InformationMachine;

/// <summary>The loop around <see cref="StoryRound"/>: runs at the start, for what an earlier run left, and whenever posts have arrived or a version that had to wait is due.</summary>
internal sealed partial class StoryWorker : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>Waits are never longer, whatever the clock says; never shorter than a second, so that a wait is no spinning.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);

    private readonly StoryRound _round;
    private readonly PostSignal _signal;
    private readonly IMachineStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger<StoryWorker> _logger;

    public StoryWorker(StoryRound round, PostSignal signal, IMachineStore store, TimeProvider time, ILogger<StoryWorker> logger)
    {
        _round = round;
        _signal = signal;
        _store = store;
        _time = time;
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
                if (_round.StandsBy) await _signal.WaitAsync(ShortestWait, _time, stoppingToken);
                else if (_round.HasFailedPages) await _signal.WaitAsync(LongestWait, _time, stoppingToken);
                else if (_round.NextDue is { } due) await _signal.WaitAsync(Within(due - _time.GetUtcNow()), _time, stoppingToken);
                else await _signal.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is LeaseLostException or BasisChangedException)
            {
                // Another process goes on with it, or an editor was quicker: what is stored tells the rest.
                Overtaken(e.Message);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The store is the queue: what this round did not finish, the next one finds again.
                // What a disk refuses is for the operator to mend; a stack trace would hide it.
                if (e is IOException or UnauthorizedAccessException) Refused(e.Message, AfterFailure.TotalSeconds);
                else Failed(e, AfterFailure.TotalSeconds);
                do await Task.Delay(AfterFailure, stoppingToken);
                while (!_store.CheckHealth().IsWriting);
            }
        }
    }

    private static TimeSpan Within(TimeSpan wait) => wait > LongestWait ? LongestWait : wait < ShortestWait ? ShortestWait : wait;

    [LoggerMessage(Level = LogLevel.Information, Message = "A round was broken off: {Why}")]
    private partial void Overtaken(string why);

    [LoggerMessage(Level = LogLevel.Error, Message = "The disk refuses what stories need: {Why} Free space, or give the process the right to write there (a file in the place of a folder: move it away); it is tried again in {Seconds} s")]
    private partial void Refused(string why, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The round of stories failed; it is tried again in {Seconds} s")]
    private partial void Failed(Exception exception, double seconds);
}

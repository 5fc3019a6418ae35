using System.Globalization;
using InformationMachine.Configuration;

namespace InformationMachine;

/// <summary>
/// Writes the time into <c>heartbeat</c> while the machine runs, for <c>healthcheck</c>. The clock is the system's own: whoever checks
/// is another process.
/// </summary>
internal sealed partial class Heartbeat : BackgroundService
{
    /// <summary>A heart that has not beaten for this long is held to be dead.</summary>
    public static readonly TimeSpan MaximumAge = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private readonly MachinePaths _paths;
    private readonly ILogger<Heartbeat> _logger;

    public Heartbeat(MachinePaths paths, ILogger<Heartbeat> logger)
    {
        _paths = paths;
        _logger = logger;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            File.Delete(_paths.Heartbeat);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On a disk that takes no writes the file stays, and its age tells that nobody runs.
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            // The beat that is missing is the message: healthcheck reports it, and the machine goes on.
            if (Beat(_paths) is { } reason) Missed(reason);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Writes the time; returns why that failed, or null.</summary>
    public static string? Beat(MachinePaths paths)
    {
        try
        {
            File.WriteAllText(paths.Heartbeat, TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return e.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The heartbeat could not be written: {Reason}")]
    private partial void Missed(string reason);
}

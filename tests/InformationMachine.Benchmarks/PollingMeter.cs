using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Benchmarks;

/// <summary>Stands before the source: notes how late each poll begins, as a share of its feed's interval. Samples memory meanwhile.</summary>
internal sealed class PollingMeter(IFeedSource inner, TimeProvider time, Func<FeedConfig, TimeSpan> interval) : IFeedSource
{
    private readonly ConcurrentQueue<double> _lateness = new();
    private readonly List<(TimeSpan At, double WorkingSet, double Managed)> _memory = [];
    private readonly List<double> _starved = [];

    public string Kind => inner.Kind;

    public int Polls => _lateness.Count;

    public Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (state is { Polls: > 0 }) _lateness.Enqueue(Late(feed, state));
        return inner.ReadAsync(feed, state, cancellationToken);
    }

    /// <summary>Feeds that are still waiting count with what they have waited so far.</summary>
    public void AddWaiting(IEnumerable<(FeedConfig Feed, FeedState State)> feeds)
    {
        foreach (var (feed, state) in feeds)
        {
            if (!state.Muted && state.NextPollAt < time.GetUtcNow()) _lateness.Enqueue(Late(feed, state));
        }
    }

    /// <summary>Samples memory until cancelled.</summary>
    public async Task SampleAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                using var process = Process.GetCurrentProcess();
                _memory.Add((Stopwatch.GetElapsedTime(started), process.WorkingSet64 / 1048576.0, GC.GetTotalMemory(forceFullCollection: false) / 1048576.0));
            }
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
    }

    /// <summary>A second that takes longer tells of a machine that is busy with something else: no poller is earlier than its processor.</summary>
    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var started = Stopwatch.GetTimestamp();
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            _starved.Add(Stopwatch.GetElapsedTime(started).TotalSeconds - 1);
        }
    }

    public void PrintProbe(TextWriter output)
    {
        var sorted = _starved.Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"the machine itself: a wait of one second took longer by {sorted[sorted.Count / 2] * 1000:F0} ms in the median, {sorted[(int)(sorted.Count * 0.99)] * 1000:F0} ms in 99 of 100, at worst {sorted[^1] * 1000:F0} ms"));
    }

    public void PrintLateness(TextWriter output)
    {
        var sorted = _lateness.Order().ToList();
        string At(double share) => sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)].ToString("P2", CultureInfo.InvariantCulture);
        output.WriteLine($"lateness in shares of the feed's interval: median {At(0.5)}, 90 of 100 {At(0.9)}, 99 of 100 {At(0.99)}, 999 of 1000 {At(0.999)}, worst {At(1)}");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"polls later than 10 % of the interval: {sorted.Count(late => late > 0.1)} of {sorted.Count}"));
    }

    public void PrintMemory(TextWriter output)
    {
        output.WriteLine("memory (this process, the 500 servers included): minute, working set, managed heap");
        foreach (var minute in _memory.GroupBy(sample => (int)sample.At.TotalMinutes))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {minute.Key,2}  {minute.Average(sample => sample.WorkingSet),5:F0} MB  {minute.Average(sample => sample.Managed),5:F0} MB"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  highest {_memory.Max(sample => sample.WorkingSet):F0} MB"));
    }

    private double Late(FeedConfig feed, FeedState state) => Math.Max(0, (time.GetUtcNow() - state.NextPollAt) / interval(feed));
}

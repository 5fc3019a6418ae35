using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Demo;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>polling</c>: ten thousand feeds under five hundred host names, one in twenty failing, first read and then polled through an hour of
/// their schedule. The schedule's clock is compressed; everything of the network is real: requests, deadlines of twenty seconds,
/// distances between the polls of a host.
/// </summary>
/// <remarks>
/// Compressed by ten, because nothing then is easier than in reality and much is harder: hangs of twenty seconds weigh as much against
/// an interval as hangs of two hundred would, and ten hours' worth of polls an hour have to be done. The hour begins with due times
/// spread as in a machine that has run for long.
/// </remarks>
internal sealed class PollingBenchmark : IAsyncDisposable
{
    private const double Compression = 10;
    private static readonly DateTimeOffset Start = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private readonly FeedOptions _options = new() { AllowPrivateNetworks = true };
    private readonly string _folder = Directory.CreateTempSubdirectory("machine-polling-").FullName;
    private readonly TextWriter _output;

    private PollingBenchmark(TextWriter output) => _output = output;

    public static async Task RunAsync(int feeds, TextWriter output)
    {
        await using var benchmark = new PollingBenchmark(output);
        await benchmark.RunAsync(feeds);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(int count)
    {
        // The first reading runs at the real pace; the hour begins anew, as after a restart.
        var first = new DemoClock(Start, Start + Hour, Hour);
        var feeds = Feeds(count, 0);
        await using var store = LiteDbStore.Open(Path.Combine(_folder, "machine.db"));
        await using (var web = await PollingWeb.StartAsync(first)) feeds = await ReadFirstAsync(web, store, first, Feeds(count, web.Port));
        var begin = first.GetUtcNow();
        var clock = new DemoClock(begin, begin + Hour, Hour / Compression);
        await using var hour = await PollingWeb.StartAsync(clock);
        feeds = Feeds(count, hour.Port);
        await SpreadAsync(store, feeds, begin);
        await PollHourAsync(hour, store, clock, feeds);
    }

    private async Task<ImmutableArray<FeedConfig>> ReadFirstAsync(PollingWeb web, LiteDbStore store, DemoClock clock, ImmutableArray<FeedConfig> feeds)
    {
        var started = Stopwatch.GetTimestamp();
        // Not what is measured: a shorter deadline spares minutes of waiting for the feeds that hang.
        var options = new FeedOptions { AllowPrivateNetworks = true, Timeout = TimeSpan.FromSeconds(5) };
        using var fetcher = new FeedFetcher(options, clock, new PollingWeb.Names());
        using var gates = new HostGates(options);
        var sources = SourceKinds.Create(fetcher, options);
        using var poller = Poller(store, feeds, sources, gates, clock);
        var summary = await poller.RunOnceAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        _output.WriteLine(Line($"first reading of {feeds.Length} feeds under {PollingWeb.Hosts} hosts: {seconds:F0} s, {summary.Polled / seconds:F0} feeds/s, {summary.Added} posts, {summary.Failed} feeds failed, {web.Bytes / 1048576.0:F0} MB"));
        return feeds;
    }

    /// <summary>As in a machine that has run for long; the addresses change with the server's port, which must not make the feeds new.</summary>
    private static async Task SpreadAsync(LiteDbStore store, ImmutableArray<FeedConfig> feeds, DateTimeOffset begin)
    {
        var states = store.FeedStates().ToDictionary(state => state.Id);
        foreach (var chunk in feeds.Chunk(1000))
        {
            await store.CommitAsync(
                new StoreBatch
                {
                    FeedStates = [.. chunk.Select(feed => states[feed.Id] with { Url = feed.Url.AbsoluteUri, NextPollAt = begin + (Interval(feed) * Jitter.Share(feed.Id.Value, -1)) })],
                },
                CancellationToken.None);
        }
    }

    private async Task PollHourAsync(PollingWeb web, LiteDbStore store, DemoClock clock, ImmutableArray<FeedConfig> feeds)
    {
        using var fetcher = new FeedFetcher(_options, clock, new PollingWeb.Names());
        using var gates = new HostGates(_options);
        var meter = new PollingMeter(new DocumentSource(fetcher, _options), clock, Interval);
        var sources = new Dictionary<string, IFeedSource>(StringComparer.Ordinal) { [meter.Kind] = meter };
        using var poller = Poller(store, feeds, sources, gates, clock);
        using var end = new CancellationTokenSource();
        var processor = Process.GetCurrentProcess().TotalProcessorTime;
        var started = Stopwatch.GetTimestamp();
        var sampling = Task.WhenAll(meter.SampleAsync(end.Token), meter.ProbeAsync(end.Token));
        await poller.StartAsync(CancellationToken.None);
        await Task.Delay(Hour / Compression);
        meter.AddWaiting(feeds.Select(feed => (feed, store.FeedState(feed.Id)!)));
        await poller.StopAsync(CancellationToken.None);
        await end.CancelAsync();
        await sampling;
        var elapsed = Stopwatch.GetElapsedTime(started);
        var states = store.FeedStates();
        _output.WriteLine(Line($"an hour of the schedule, compressed {Compression:F0} times: {meter.Polls} polls, {meter.Polls / elapsed.TotalSeconds:F0}/s in reality, {(Process.GetCurrentProcess().TotalProcessorTime - processor) / elapsed / Environment.ProcessorCount:P0} of {Environment.ProcessorCount} cores, servers included"));
        _output.WriteLine(Line($"{web.Unchanged} answers 304, {web.Bytes / 1048576.0:F0} MB of documents, {store.Counts().Posts} posts, {states.Count(state => state.Failure != FeedFailure.None)} feeds failing: {string.Join(", ", states.Where(s => s.Failure != FeedFailure.None).GroupBy(s => s.Failure).Select(g => $"{g.Count()} {g.Key}"))}"));
        meter.PrintLateness(_output);
        meter.PrintProbe(_output);
        meter.PrintMemory(_output);
        _output.WriteLine(Line($"most requests a host had at once (limit {_options.ConcurrencyPerHost}): {string.Join(", ", web.Loads.Select(load => $"{load.AtOnce} at {load.Hosts} hosts"))}"));
    }

    private FeedPoller Poller(LiteDbStore store, ImmutableArray<FeedConfig> feeds, IReadOnlyDictionary<string, IFeedSource> sources, HostGates gates, DemoClock clock)
    {
        var pauses = new HostPauses(_options);
        var round = new FeedRound(store, sources, _options, pauses, NullLogger<FeedRound>.Instance);
        return new FeedPoller(new FeedList(feeds), store, round, new FeedPollerParts(gates, pauses, new PostSignal(), clock.Compressed), NullLogger<FeedPoller>.Instance);
    }

    private static TimeSpan Interval(FeedConfig feed) => feed.Interval ?? Hour;

    /// <summary>One feed in ten is asked every quarter of an hour, three every half, the others every hour.</summary>
    private static ImmutableArray<FeedConfig> Feeds(int count, int port) =>
    [
        .. Enumerable.Range(0, count).Select(n => new FeedConfig
        {
            Id = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"feed-{n}")),
            Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{PollingWeb.HostOf(n)}:{port}/{n}")),
            Interval = (n / 7 % 10) switch { 0 => TimeSpan.FromMinutes(15), < 4 => TimeSpan.FromMinutes(30), _ => Hour },
        }),
    ];

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

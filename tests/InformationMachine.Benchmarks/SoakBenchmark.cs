using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.Cli;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Demo;
using InformationMachine.Feeds;
using Microsoft.Extensions.DependencyInjection;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>soak</c>: a whole machine, desk included, at a hundred times real time, with feeds that work, rewrite and fail, and readers who come
/// and go. Memory, descriptors, threads and file sizes of its process are kept in a table; after the first third they stay flat.
/// </summary>
internal static class SoakBenchmark
{
    private const double Pace = 100;
    private const int WorkingFeeds = 60;
    private const int FailingFeeds = 6;
    private const double MostGrowth = 0.15;
    private static readonly DateTimeOffset Start = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromSeconds(10);

    /// <returns>Whether all stayed flat.</returns>
    public static async Task<bool> RunAsync(int minutes, string table, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-soak-").FullName;
        try
        {
            await using var web = await PollingWeb.StartAsync(Clock(minutes));
            var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false };
            foreach (var argument in (string[])["soak-child", folder, Text(web.Port), Text(minutes)]) start.ArgumentList.Add(argument);
            using var child = Process.Start(start)!;
            using var end = new CancellationTokenSource(TimeSpan.FromMinutes(minutes));
            var reading = ReadAsync(folder, end.Token);
            var samples = new List<double[]>();
            await File.WriteAllTextAsync(table, "seconds\tresident MB\tdescriptors\tthreads\tdata MB\tlog MB\tsnapshot MB\tsite files\n", CancellationToken.None);
            for (var begun = Stopwatch.GetTimestamp(); !end.IsCancellationRequested && !child.HasExited;)
            {
                await Task.Delay(BetweenSamples, CancellationToken.None);
                var sample = Sample(child.Id, folder, Stopwatch.GetElapsedTime(begun));
                samples.Add(sample);
                await File.AppendAllLinesAsync(table, [string.Join('\t', sample.Select(number => number.ToString("0.0", CultureInfo.InvariantCulture)))], CancellationToken.None);
            }

            var answered = await reading;
            await child.WaitForExitAsync(CancellationToken.None);
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes at {Pace:0} times real time; {answered} pages read, exit code {child.ExitCode}; table in {table}"));
            return Verdict(samples, output) && child.ExitCode == 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The machine that is watched.</summary>
    public static async Task<int> RunChildAsync(string folder, int port, int minutes)
    {
        var paths = MachinePaths.Resolve(Path.Combine(folder, "config"), Path.Combine(folder, "data"));
        Directory.CreateDirectory(paths.Data);
        var clock = Clock(minutes);
        using var held = StoreLock.Acquire(paths.Data);
        await using var store = LiteDbStore.Open(paths.DataFile);
        var settings = new MachineSettings
        {
            Feeds = new FeedOptions { AllowPrivateNetworks = true, PollsPerPost = 0 },
            Desk = new DeskOptions { Port = 0, RequestsPerTenSeconds = 100_000 },
            Retention = new RetentionOptions { ArchiveAfter = TimeSpan.FromDays(1), Interval = TimeSpan.FromMinutes(1) },
            Log = new LogOptions { Level = Serilog.Events.LogEventLevel.Error },
        };
        await using var log = Logging.Create(settings.Log, toErrors: true);
        using var host = RunCommand.CreateHost(paths, settings, new FeedList([.. Feeds(port)]), store, new FileDocuments(paths, TimeProvider.System), log, services => services
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(provider => new FeedPollerParts(provider.GetRequiredService<HostGates>(), provider.GetRequiredService<HostPauses>(), provider.GetRequiredService<PostSignal>(), clock.Compressed)));
        await host.StartAsync();
        await Task.Delay(TimeSpan.FromMinutes(minutes));
        await host.StopAsync();
        return 0;
    }

    private static DemoClock Clock(int minutes) => new(Start, Start + (TimeSpan.FromMinutes(minutes) * Pace), TimeSpan.FromMinutes(minutes));

    private static IEnumerable<FeedConfig> Feeds(int port) => Enumerable.Range(0, FailingFeeds).Concat(Enumerable.Range(PollingWeb.Hosts, WorkingFeeds)).Select(n => new FeedConfig
    {
        Id = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"feed-{n}")),
        Url = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/{n}")),
        Interval = TimeSpan.FromHours(1),
    });

    /// <summary>Readers who look at pages, and some who follow the live updates for a while.</summary>
    private static async Task<long> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var answered = 0L;
        var random = new Random(5);
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(500, cancellationToken);
                using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "data", "desk.json"), cancellationToken));
                using var client = new HttpClient { BaseAddress = new Uri(json.RootElement.GetProperty("address").GetString()!), Timeout = TimeSpan.FromSeconds(20) };
                client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
                foreach (var path in (string[])["", "threads", "feeds", "machine", "search?q=harbour", "api/v1/threads", "metrics", string.Create(CultureInfo.InvariantCulture, $"threads/{random.Next(1, 500)}")])
                {
                    using var response = await client.GetAsync(path, cancellationToken);
                    await response.Content.ReadAsStringAsync(cancellationToken);
                    answered++;
                }

                using var live = await client.GetAsync("events", HttpCompletionOption.ResponseHeadersRead, cancellationToken);
                answered++;
            }
            catch (Exception e) when (e is IOException or HttpRequestException or JsonException or OperationCanceledException)
            {
                // Not there yet, or no more.
            }
        }

        return answered;
    }

    private static double[] Sample(int process, string folder, TimeSpan elapsed) =>
    [
        elapsed.TotalSeconds,
        Status(process, "VmRSS:") / 1024,
        Count($"/proc/{process}/fd"),
        Status(process, "Threads:"),
        Megabytes(Path.Combine(folder, "data", "machine.db")),
        Megabytes(Path.Combine(folder, "data", "machine-log.db")),
        Megabytes(Path.Combine(folder, "data", "snapshot", "machine.db")),
        Directory.Exists(Path.Combine(folder, "data", "site")) ? Directory.EnumerateFiles(Path.Combine(folder, "data", "site"), "*", SearchOption.AllDirectories).Count() : 0,
    ];

    private static bool Verdict(List<double[]> samples, TextWriter output)
    {
        var third = samples.Count / 3;
        var isFlat = true;
        foreach (var (name, column) in (ReadOnlySpan<(string, int)>)[("resident MB", 1), ("descriptors", 2), ("threads", 3), ("data MB", 4), ("log MB", 5), ("site files", 7)])
        {
            var (middle, last) = (samples.Skip(third).Take(third).Average(row => row[column]), samples.Skip(2 * third).Average(row => row[column]));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-12} second third {middle:0.0}, last third {last:0.0}, most {samples.Max(row => row[column]):0.0}"));
            // Files grow with what is new; memory and handles must not.
            if (column <= 3) isFlat &= last <= middle * (1 + MostGrowth) + 2;
        }

        return isFlat;
    }

    private static double Status(int process, string name)
    {
        try
        {
            return double.Parse(File.ReadLines($"/proc/{process}/status").Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':', StringSplitOptions.TrimEntries)[1].Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static int Count(string folder) => Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder).Count() : 0;

    private static double Megabytes(string path) => new FileInfo(path) is { Exists: true } file ? file.Length / 1048576.0 : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

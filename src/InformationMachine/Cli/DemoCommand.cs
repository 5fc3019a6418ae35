using System.CommandLine;
using System.Diagnostics;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Demo;
using InformationMachine.Desk;
using InformationMachine.Feeds;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>
/// The verb <c>demo</c>: the very same machine on bundled sample feeds, served from loopback, with eight fictional days passing in
/// less than a minute.
/// </summary>
internal static class DemoCommand
{
    /// <summary>In fictional time; 40 real seconds are about eight days.</summary>
    private static readonly TimeSpan PollInterval = TimeSpan.FromHours(1);

    /// <summary>So long nothing may change before the demo counts as told.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(3);

    /// <summary>So long after the last fictional day the demo waits at most for a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private const string Marker = ".demo";

    public static Command Create()
    {
        var seconds = new Option<int>("--seconds") { Description = "How long the eight fictional days take.", DefaultValueFactory = _ => (int)DemoClock.DefaultDuration.TotalSeconds, HelpName = "N" };
        seconds.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 5 or > 3600) result.AddError("--seconds takes a whole number from 5 to 3600.");
        });
        var desk = new Option<bool>("--desk") { Description = "Serve the desk as well, and go on until Ctrl-C." };
        var command = new Command("demo", "Watch the machine work on bundled sample feeds; needs no network and no configuration.") { seconds, desk };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), TimeSpan.FromSeconds(parse.GetValue(seconds)), parse.GetValue(desk), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths configured, TimeSpan duration, bool desk, CancellationToken cancellationToken)
    {
        var paths = new MachinePaths(configured.Config, Path.Combine(configured.Data, "demo"));
        Clear(paths.Data);
        await using var data = OpenedData.ForChanging(paths, new StoreOptions());
        File.WriteAllText(Path.Combine(paths.Data, Marker), "Written by `demo`, which empties this folder when it starts.\n");
        var samples = SampleFeeds.Load();
        var clock = new DemoClock(samples.Start, samples.End, duration);
        await using var server = await SampleFeedServer.Start(samples, clock, cancellationToken);
        var feeds = new FeedList(server.Feeds(PollInterval));
        await using var log = Logging.Create(new LogOptions { Format = LogFormat.Text }, toErrors: false);
        var settings = new MachineSettings { Feeds = new FeedOptions { MinimumInterval = PollInterval, MaximumInterval = TimeSpan.FromHours(6) }, Desk = Desk(configured, desk) };
        using var host = RunCommand.CreateHost(paths, settings, feeds, data.Store!, new FileDocuments(paths, TimeProvider.System), log, services => UseClock(services, clock));

        Announce(paths, feeds, duration);
        await host.StartAsync(cancellationToken);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        if (host.Services.GetRequiredService<DeskServer>().Link is { } link) Console.Out.WriteLine($"The desk: {link}  (opens once; Ctrl-C ends the demo)");
        var first = TellFirstAsync(paths, data.Reader, end.Token);
        if (desk) await WaitAsync(Timeout.InfiniteTimeSpan, end.Token);
        else await SettleAsync(duration, data.Reader, first, end.Token);
        await end.CancelAsync();
        await first;
        await host.StopAsync(CancellationToken.None);
        Summarise(paths, data.Reader);
        return (int)ExitCode.Done;
    }

    /// <summary>Where the desk is served is said by the configuration, if there is a valid one.</summary>
    private static DeskOptions Desk(MachinePaths configured, bool enabled)
    {
        if (!enabled) return new DeskOptions { Enabled = false };
        return SettingsReader.Read(configured).Desk;
    }

    /// <summary>Polls wait by the compressed clock; dates are fictional everywhere; network deadlines stay real.</summary>
    private static void UseClock(IServiceCollection services, DemoClock clock) => services
        .AddSingleton<TimeProvider>(clock)
        .AddSingleton(provider => new FeedPollerParts(provider.GetRequiredService<HostGates>(), provider.GetRequiredService<HostPauses>(), provider.GetRequiredService<PostSignal>(), clock.Compressed));

    /// <summary>Waits for the fictional days, then until what they brought is told: on a busy machine that is later.</summary>
    private static async Task SettleAsync(TimeSpan duration, IMachineReader reader, Task first, CancellationToken cancellationToken)
    {
        await WaitAsync(duration, cancellationToken);
        var (ended, calmSince, seen) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp(), reader.Counts());
        while (!cancellationToken.IsCancellationRequested && Stopwatch.GetElapsedTime(calmSince) < Calm && Stopwatch.GetElapsedTime(ended) < Patience)
        {
            await WaitAsync(BetweenLooks, cancellationToken);
            var now = reader.Counts();
            if (now != seen || now.Assignments < now.Posts || !first.IsCompleted) (calmSince, seen) = (Stopwatch.GetTimestamp(), now);
        }
    }

    private static async Task WaitAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(duration, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C ends the demo early; what has formed so far is shown all the same.
        }
    }

    /// <summary>Says what to look at as soon as there is a story to read.</summary>
    private static async Task TellFirstAsync(MachinePaths paths, IMachineReader reader, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var page = reader.Threads().Where(thread => thread is { IsLive: true, IsShown: true, BriefingVersion: > 0 })
                    .Select(thread => (thread.Title, File: Path.Combine(paths.Site, "threads", $"{thread.Id}.html"))).FirstOrDefault(item => File.Exists(item.File));
                if (page.File is not null)
                {
                    Console.Out.WriteLine($"""

                        The first story stands: {page.Title}
                          {new Uri(page.File)}
                        Open it: each number leads to the post that says so. More posts bring new versions; History shows what each changed.

                        """);
                    return;
                }

                await Task.Delay(BetweenLooks, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The demo ended before there was one.
        }
    }

    private static void Clear(string folder)
    {
        if (!Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any()) return;
        if (!File.Exists(Path.Combine(folder, Marker)))
            throw new RefusedException(ExitCode.Failed, $"{folder} holds something that `demo` has not written. Move it away, or name another data directory with --data.");
        StoreLock.Acquire(folder).Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void Announce(MachinePaths paths, FeedList feeds, TimeSpan duration)
    {
        Console.Out.WriteLine($"Eight fictional days of {feeds.Feeds.Length} sample feeds pass in {duration.TotalSeconds:0} seconds. Open the briefings while they grow:");
        Console.Out.WriteLine($"  {new Uri(Path.Combine(paths.Site, "index.html"))}");
        Console.Out.WriteLine();
    }

    private static void Summarise(MachinePaths paths, IMachineReader reader)
    {
        var threads = reader.Threads().Where(thread => thread is { IsLive: true, IsShown: true, BriefingVersion: > 0 }).OrderByDescending(thread => thread.PostCount).ToList();
        var counts = reader.Counts();
        Console.Out.WriteLine();
        Console.Out.WriteLine($"{Counted.Of(counts.Posts, "post")} became {Counted.Of(threads.Count, "briefed thread")} with {Counted.Of(counts.Briefings, "version")}:");
        foreach (var thread in threads) Console.Out.WriteLine($"  {thread.PostCount,3} posts, version {thread.BriefingVersion,2}  {thread.Title}");
        Console.Out.WriteLine();
        Console.Out.WriteLine($"Read them at {new Uri(Path.Combine(paths.Site, "index.html"))}");
        Console.Out.WriteLine($"or with    {ProgramCommand.Line($"threads list --data {ProgramCommand.Quoted(Path.GetRelativePath(Environment.CurrentDirectory, paths.Data))}")}");
    }
}

using System.CommandLine;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Briefings.Versions;
using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Text;
using Microsoft.Extensions.Hosting.Systemd;
using Serilog;

namespace InformationMachine.Cli;

/// <summary>The verb <c>run</c>: the daemon, or one round of it.</summary>
internal static class RunCommand
{
    /// <summary>How long a stop may take before the process ends all the same.</summary>
    public static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(8);

    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Poll what is due, link, brief and publish, then exit." };
        var roles = new Option<string?>("--roles") { Description = "What this process does of poll,link,brief,render,desk; others on the same database do the rest.", HelpName = "ROLES" };
        var command = new Command("run", "Poll feeds, keep threads and briefings, publish them. This is what no verb means.") { once, roles };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(once), Roles(parse.GetValue(roles)), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static MachineRoles Roles(string? text) => text is null ? MachineRoles.All : ChosenRoles.Read(text)
        ?? throw new RefusedException(ExitCode.Usage, "--roles takes names of poll, link, brief, render and desk, with commas between; without it a process does all.");

    /// <summary>The daemon with the given directories, doing all.</summary>
    public static Task<int> RunAsync(MachinePaths paths, bool once, bool json, CancellationToken cancellationToken) => RunAsync(paths, once, MachineRoles.All, json, cancellationToken);

    /// <summary>The daemon with the given directories.</summary>
    public static async Task<int> RunAsync(MachinePaths paths, bool once, MachineRoles roles, bool json, CancellationToken cancellationToken)
    {
        MachineSettings? settings = SettingsReader.Read(paths);
        // What is wrong in a file is said before anything is opened.
        var feeds = new FeedList(settings.Store.Engine == StoreEngine.Postgres ? [] : FeedsFile.Read(paths.FeedsFile, SourceKinds.Names));
        if (roles != MachineRoles.All && (once || settings.Store.Engine != StoreEngine.Postgres))
            throw new RefusedException(ExitCode.Usage, once ? "`run --once` does all of it: leave out --roles." : "--roles is for several processes on one PostgreSQL database; a data file belongs to one process, which does all. See docs/scale.md.");
        if (!once && settings.Store.Engine == StoreEngine.Postgres) return await RunOnDatabaseAsync(paths, settings, feeds, roles, cancellationToken);
        await using var data = OpenedData.ForChanging(paths);
        if (once)
        {
            await using var log = Logging.Create(settings.Log, toErrors: true);
            await using var shared = KeptStore.Documents(data.Store!);
            if (shared is not null) Share(paths, shared, feeds, log);
            return await OnceAsync(paths, settings, feeds, data.Store!, (IDocuments?)shared ?? new FileDocuments(paths, TimeProvider.System), log, json, cancellationToken);
        }

        var files = new FileDocuments(paths, TimeProvider.System);
        while (settings is not null) settings = await UntilStoppedAsync(paths, settings, feeds, data.Store!, files, MachineRoles.All, cancellationToken);
        return (int)ExitCode.Done;
    }

    /// <summary>The daemon on a database, which may be away when it starts, and whenever it begins anew.</summary>
    private static async Task<int> RunOnDatabaseAsync(MachinePaths paths, MachineSettings first, FeedList feeds, MachineRoles roles, CancellationToken cancellationToken)
    {
        await using var log = Logging.Create(first.Log, toErrors: false);
        using var loggers = LoggerFactory.Create(logging => logging.AddSerilog(log));
        AwaitedStore Awaited(MachineSettings settings) => new(paths, settings, TimeProvider.System, loggers.CreateLogger<AwaitedStore>());
        try
        {
            var secret = StoreSecret.Of(first.Store);
            await using var data = await OpenedData.ForRunningAsync(paths, () => Awaited(first).OpenAsync(cancellationToken));
            await using var documents = KeptStore.Documents(data.Store!)!;
            await ShareAsync(paths, documents, feeds, data.Store!, log, Awaited(first), () =>
            {
                if ((roles & MachineRoles.Desk) != MachineRoles.None && first.Desk.Enabled) SharedKeys.Check(documents, secret, loggers.CreateLogger<SharedKeys>());
            }, cancellationToken);
            for (MachineSettings? next = first; next is { } settings;)
            {
                try
                {
                    next = await UntilStoppedAsync(paths, settings, feeds, data.Store!, documents, roles, cancellationToken);
                }
                catch (StoreUnreachableException e)
                {
                    // A part that could not even begin without its data.
                    await Awaited(settings).ReturnsAsync(data.Store!, e.Message, cancellationToken);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it waited, which is no failure.
        }

        return (int)ExitCode.Done;
    }

    /// <summary>Has the documents of the database followed from now on. It may go away again at any moment, and is waited for then.</summary>
    private static async Task ShareAsync(MachinePaths paths, SharedDocuments documents, FeedList feeds, IStoreUpkeep store, Serilog.Core.Logger log, AwaitedStore awaited, Action check, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                Share(paths, documents, feeds, log);
                check();
                documents.Follow();
                return;
            }
            catch (StoreUnreachableException e)
            {
                await awaited.ReturnsAsync(store, e.Message, cancellationToken);
            }
        }
    }

    /// <summary>Takes over what the database has, and gives it what it has not.</summary>
    private static void Share(MachinePaths paths, SharedDocuments documents, FeedList feeds, Serilog.Core.Logger log)
    {
        using var loggers = LoggerFactory.Create(logging => logging.AddSerilog(log));
        DocumentsTaken.TakeOver(new FileDocuments(paths, TimeProvider.System), documents, ListCheck.Read, loggers.CreateLogger(nameof(DocumentsTaken)));
        feeds.Replace(new FeedsFileEditor(documents.Of(DocumentName.Feeds), SourceKinds.Names).Feeds);
    }

    /// <summary>Runs with these settings; returns those with which to begin anew, its data and feeds still held, or null at the end.</summary>
    private static async Task<MachineSettings?> UntilStoppedAsync(MachinePaths paths, MachineSettings settings, FeedList feeds, IStoreUpkeep store, IDocuments documents, MachineRoles roles, CancellationToken cancellationToken)
    {
        var warnings = new RecentWarnings();
        await using var log = Logging.Create(settings.Log, toErrors: false, warnings);
        using var host = CreateHost(paths, settings, feeds, store, documents, log, services => services.AddSingleton(warnings).AddSingleton(new FeedsFileEditor(documents.Of(DocumentName.Feeds), SourceKinds.Names)).AddHostedService<ConfigurationWatcher>(), roles);
        var state = host.Services.GetRequiredService<ConfigurationState>();
        // What another process writes now is not what this one knows: it ends, and may be started anew.
        using var lost = KeptStore.Lost(store).Register(host.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication);
        Greet(host, paths, feeds, roles);
        try
        {
            await host.RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped while it was still starting, which is no failure either.
        }

        if (KeptStore.Lost(store).IsCancellationRequested) throw new StoreLockedException(store.Health.Fault!);
        return cancellationToken.IsCancellationRequested ? null : state.Next;
    }

    /// <summary>A host with the machine and its loops; SIGTERM and SIGINT stop it, systemd is told when it is ready.</summary>
    public static IHost CreateHost(MachinePaths paths, MachineSettings settings, FeedList feeds, IStoreUpkeep store, IDocuments documents, Serilog.Core.Logger log, Action<IServiceCollection>? change = null, MachineRoles roles = MachineRoles.All)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSerilog(log);
        builder.Services.AddSystemd().AddSingleton<ISystemdNotifier, RestartNotifier>();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopTimeout);
        builder.Services.Configure<ConsoleLifetimeOptions>(options => options.SuppressStatusMessages = true);
        builder.Services.AddMachine(paths, settings, feeds, store, documents).AddLoops(roles);
        if (settings.Store.Engine == StoreEngine.Postgres) builder.Services.AddHostedService<CommitWatch>();
        change?.Invoke(builder.Services);
        return builder.Build();
    }

    private static async Task<int> OnceAsync(MachinePaths paths, MachineSettings settings, FeedList feeds, IStoreUpkeep store, IDocuments documents, Serilog.Core.Logger log, bool json, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.AddSerilog(log)).AddMachine(paths, settings, feeds, store, documents);
        await using var machine = services.BuildServiceProvider();
        var summary = await machine.GetRequiredService<FeedPoller>().RunOnceAsync(cancellationToken);
        machine.GetRequiredService<PublishNow>().Always();
        await machine.GetRequiredService<StoryRound>().RunAsync(cancellationToken);
        await machine.GetRequiredService<DeliveryRound>().RunAsync(cancellationToken);
        await machine.GetRequiredService<SnapshotPublisher>().PublishAsync(store, cancellationToken);
        // Everything is published before a model is asked, and what it adds once more afterwards.
        if ((await machine.GetRequiredService<WordingRound>().RunAsync(null, cancellationToken)).Count > 0)
        {
            await machine.GetRequiredService<StoryRound>().RunAsync(cancellationToken);
            await machine.GetRequiredService<SnapshotPublisher>().PublishAsync(store, cancellationToken);
        }

        if (store.CheckHealth() is { IsWriting: false } health) throw new IOException(health.Fault);
        if (json) JsonOutput.Print(summary);
        else Console.Out.WriteLine($"{Counted.Of(summary.Polled, "feed")} polled, {summary.Failed} failed; {Counted.Of(summary.Added, "new post")}, {summary.Edited} edited. Briefings: {Path.Combine(paths.Site, "index.html")}");
        if (summary.Polled > 0 && summary.Failed == summary.Polled) Console.Error.WriteLine("No feed could be reached: `feeds list` shows why. `demo` needs no network.");
        return (int)ExitCode.Done;
    }

    private static void Greet(IHost host, MachinePaths paths, FeedList feeds, MachineRoles roles)
    {
        var logger = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("InformationMachine");
        var resting = feeds.Feeds.Count(feed => !feed.Enabled);
        if (roles == MachineRoles.All)
        {
            logger.LogInformation("The Information Machine runs on {Data} (feeds polled {Feeds}, resting {Resting}); briefings appear in {Site}", paths.Data, feeds.Feeds.Length - resting, resting, Path.Combine(paths.Site, "index.html"));
            logger.LogInformation("No network? `demo` needs none");
        }
        else
        {
            logger.LogInformation("The Information Machine runs on {Data} and does a part of the work: {Roles}", paths.Data, new ChosenRoles(roles).ToString());
        }

        if ((roles & MachineRoles.Poll) != MachineRoles.None && host.Services.GetRequiredService<FeedOptions>().UserAgent == new FeedOptions().UserAgent)
            logger.LogWarning("Publishers cannot reach you and may block this machine: name a page or address of yours in Feeds:UserAgent");
    }
}

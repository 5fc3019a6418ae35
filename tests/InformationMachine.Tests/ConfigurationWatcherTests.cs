using System.Xml.Linq;
using InformationMachine.Configuration;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InformationMachine.Tests;

public sealed class ConfigurationWatcherTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>The same step that would end a process that somebody stops, late, must not end one that only takes new settings.</summary>
    [Fact]
    public async Task A_step_that_cannot_be_broken_off_delays_new_settings_and_ends_nothing()
    {
        await File.WriteAllTextAsync(_folder.File("feeds.json"), """{ "feeds": [] }""", Token);
        var state = new ConfigurationState();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        var paths = new MachinePaths(_folder.Path, _folder.Path);
        builder.Services.AddSingleton(paths).AddSingleton<IDocuments>(new FileDocuments(paths, TimeProvider.System)).AddSingleton(new FeedList([])).AddSingleton(new ChannelList([])).AddSingleton(state).AddSingleton(new ChosenRoles(MachineRoles.All))
            .AddHostedService<Stubborn>().AddHostedService<ConfigurationWatcher>();
        using var host = builder.Build();
        var running = host.RunAsync(Token);
        // Again and again: what is there before the watcher has looked for the first time is no change.
        for (var blanks = 0; blanks < 60 && !running.IsCompleted; blanks++)
        {
            if (state.Next is null) await File.WriteAllTextAsync(_folder.File("machine.json"), """{ "Briefings": { "MinimumPosts": 3 } }""" + new string(' ', blanks), Token);
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), Token));
        }

        await running.WaitAsync(TimeSpan.FromSeconds(30), Token);
        state.Next.ShouldNotBeNull().Briefings.MinimumPosts.ShouldBe(3);
    }

    /// <summary>A desk that cannot read the keys of the others would refuse everybody: it goes on with what it has.</summary>
    [Fact]
    public async Task A_secret_that_is_not_the_others_is_refused_and_what_was_in_effect_stays()
    {
        await using var database = new SharedDatabase();
        var documents = await database.DeskAsync();
        await File.WriteAllTextAsync(_folder.File("others"), "c2VjcmV0IG9mIGFsbCBkZXNrcywgbWFkZSBvZiByYW5kb20=", Token);
        await File.WriteAllTextAsync(_folder.File("own"), "YW5vdGhlciBzZWNyZXQsIGFsc28gbWFkZSBvZiByYW5kb20=", Token);
        new SharedKeys(documents.Of(DocumentName.SessionKeys), StoreSecret.Of(new StoreOptions { Secret = "file:" + _folder.File("others") })!).StoreElement(new XElement("key"), "key");
        var state = new ConfigurationState();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(new MachinePaths(_folder.Path, _folder.Path)).AddSingleton<IDocuments>(documents).AddSingleton(new FeedList([])).AddSingleton(new ChannelList([])).AddSingleton(state).AddSingleton(new ChosenRoles(MachineRoles.All)).AddHostedService<ConfigurationWatcher>();
        using var host = builder.Build();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var running = host.RunAsync(stop.Token);
        // A file that is read while it is written is refused, too, and read again.
        for (var blanks = 0; blanks < 60 && state.Problem?.Contains("another secret", StringComparison.Ordinal) != true && !running.IsCompleted; blanks++)
        {
            await File.WriteAllTextAsync(_folder.File("machine.json"), $$"""{ "Store": { "Secret": "file:{{_folder.File("own")}}" } }""" + new string(' ', blanks), Token);
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(1), Token));
        }

        state.Problem.ShouldNotBeNull().ShouldContain("another secret");
        (state.Next, running.IsCompleted).ShouldBe((null, false));
        await stop.CancelAsync();
        await running;
    }

    private sealed class Stubborn : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(
            () =>
            {
                stoppingToken.WaitHandle.WaitOne();
                Thread.Sleep(TimeSpan.FromSeconds(2));
            },
            CancellationToken.None);
    }

    /// <summary>What another process changes while this one starts is a change for it, too.</summary>
    [Fact]
    public async Task A_list_that_changed_before_the_first_look_is_taken()
    {
        await File.WriteAllTextAsync(_folder.File("feeds.json"), """{ "feeds": [ { "id": "one", "url": "https://one.example.org/feed" } ] }""", Token);
        var paths = new MachinePaths(_folder.Path, _folder.Path);
        var feeds = new FeedList([]);
        await RunAsync(new FileDocuments(paths, TimeProvider.System), MachineRoles.All, feeds, new ConfigurationState(), () => feeds.Feeds.Length == 1);
    }

    /// <summary>Pollers begin anew with another list, and only with another one.</summary>
    [Fact]
    public async Task A_list_that_says_what_is_known_is_none()
    {
        await File.WriteAllTextAsync(_folder.File("feeds.json"), """{ "feeds": [ { "id": "one", "url": "https://one.example.org/feed", "tags": ["harbour", "boats"], "headers": { "X-Quay": "3" } } ] }""", Token);
        var documents = new FileDocuments(new MachinePaths(_folder.Path, _folder.Path), TimeProvider.System);
        var feeds = new FeedList(FeedsFile.Read(documents.Of(DocumentName.Feeds), SourceKinds.Names));
        var changed = feeds.Changed;
        var looked = TimeProvider.System.GetTimestamp();
        await RunAsync(documents, MachineRoles.All, feeds, new ConfigurationState(), () => TimeProvider.System.GetElapsedTime(looked) > TimeSpan.FromSeconds(5));
        changed.IsCompleted.ShouldBeFalse();
    }

    /// <summary>Only desks sign sessions: a poller's secret is nobody's matter.</summary>
    [Fact]
    public async Task A_process_without_a_desk_takes_changes_whatever_its_secret()
    {
        await using var database = new SharedDatabase();
        var documents = await database.DeskAsync();
        await File.WriteAllTextAsync(_folder.File("others"), "c2VjcmV0IG9mIGFsbCBkZXNrcywgbWFkZSBvZiByYW5kb20=", Token);
        await File.WriteAllTextAsync(_folder.File("own"), "YW5vdGhlciBzZWNyZXQsIGFsc28gbWFkZSBvZiByYW5kb20=", Token);
        new SharedKeys(documents.Of(DocumentName.SessionKeys), StoreSecret.Of(new StoreOptions { Secret = "file:" + _folder.File("others") })!).StoreElement(new XElement("key"), "key");
        await File.WriteAllTextAsync(_folder.File("machine.json"), $$"""{ "Store": { "Secret": "file:{{_folder.File("own")}}" } }""", Token);
        documents.Of(DocumentName.Feeds).TryWrite(DocumentContent.None, """{ "feeds": [ { "id": "one", "url": "https://one.example.org/feed" } ] }"""u8.ToArray()).ShouldBeTrue();
        var (feeds, state) = (new FeedList([]), new ConfigurationState());
        await RunAsync(documents, MachineRoles.Poll, feeds, state, () => feeds.Feeds.Length == 1);
        state.Problem.ShouldBeNull();
    }

    private async Task RunAsync(IDocuments documents, MachineRoles roles, FeedList feeds, ConfigurationState state, Func<bool> isDone)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(new MachinePaths(_folder.Path, _folder.Path)).AddSingleton(documents).AddSingleton(feeds).AddSingleton(new ChannelList([])).AddSingleton(state).AddSingleton(new ChosenRoles(roles)).AddHostedService<ConfigurationWatcher>();
        using var host = builder.Build();
        await host.StartAsync(Token);
        for (var looks = 0; looks < 150 && !isDone(); looks++) await Task.Delay(100, Token);
        isDone().ShouldBeTrue();
        await host.StopAsync(Token);
    }
}

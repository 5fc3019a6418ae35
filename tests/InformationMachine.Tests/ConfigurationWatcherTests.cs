using InformationMachine.Configuration;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Feeds;
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
        builder.Services.AddSingleton(new MachinePaths(_folder.Path, _folder.Path)).AddSingleton(new FeedList([])).AddSingleton(new ChannelList([])).AddSingleton(state)
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
}

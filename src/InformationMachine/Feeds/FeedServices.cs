using InformationMachine.Data.Store;
using InformationMachine.Feeds.FullTexts;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>Feeds to posts.</summary>
internal static class FeedServices
{
    /// <summary>Needs <see cref="IMachineStore"/>, <see cref="FeedOptions"/>, <see cref="FeedList"/> and a <see cref="TimeProvider"/>.</summary>
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSingleton<IFetchLimits>(provider => provider.GetRequiredService<FeedOptions>())
        .AddSingleton<Dialer>()
        .AddSingleton<FeedFetcher>()
        .AddSingleton(provider => new NetworkWatch(provider.GetRequiredService<FeedList>(), provider.GetRequiredService<Dialer>(), TimeProvider.System, provider.GetRequiredService<ILogger<NetworkWatch>>()))
        .AddSingleton(provider => new HostGates(provider.GetRequiredService<FeedOptions>()))
        .AddSingleton<HostPauses>()
        .AddSingleton<PostSignal>()
        .AddSingleton<FeedPollerParts>()
        .AddSingleton(provider => SourceKinds.Create(provider.GetRequiredService<FeedFetcher>(), provider.GetRequiredService<FeedOptions>()))
        .AddSingleton(provider => new HubSubscriptions(provider.GetRequiredService<FeedFetcher>(), TimeProvider.System, provider.GetRequiredService<ILogger<HubSubscriptions>>()))
        .AddSingleton<FeedDiscovery>()
        .AddSingleton(provider => new FullTextReader(provider.GetRequiredService<FeedFetcher>(), provider.GetRequiredService<FeedOptions>(), TimeProvider.System))
        .AddSingleton<FeedRound>()
        .AddSingleton<FeedPoller>();
}

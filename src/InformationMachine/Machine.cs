using InformationMachine.Briefings;
using InformationMachine.Briefings.Abstractive;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Desk;
using InformationMachine.Desk.Accounts;
using InformationMachine.Export;
using InformationMachine.Feeds;
using InformationMachine.Threads;

namespace InformationMachine;

/// <summary>The whole flow: feeds bring posts, posts become threads, threads are briefed, briefings are published and people told.</summary>
internal static class Machine
{
    /// <summary>Registers the machine's parts over an open store. The store and its lock belong to the caller.</summary>
    public static IServiceCollection AddMachine(this IServiceCollection services, MachinePaths paths, MachineSettings settings, FeedList feeds, IStoreUpkeep store, IDocuments documents) => services
        .AddSettings(paths, settings)
        .AddSingleton(feeds)
        .AddSingleton(store)
        .AddSingleton<IMachineStore>(store)
        .AddSingleton<IMachineReader>(store)
        .AddSingleton(TimeProvider.System)
        .AddFeeds()
        .AddThreads()
        .AddBriefings(paths.Site)
        .AddSingleton(new ChannelList(ChannelsFile.Read(paths.ChannelsFile)))
        .AddSingleton(documents)
        .AddSingleton<IReceiverBook>(new ReceiverFile(documents, TimeProvider.System))
        .AddDeliveries(settings.Desk.BaseUrl, paths.Data)
        .AddSingleton<StoryRound>()
        .AddSingleton<RetentionRound>()
        .AddExport(paths.Data);

    /// <summary>Registers the loops around the rounds of the chosen roles: what a daemon does and a single run does not.</summary>
    public static IServiceCollection AddLoops(this IServiceCollection services, MachineRoles chosen = MachineRoles.All)
    {
        var roles = new ChosenRoles(chosen);
        services.AddSingleton(roles).AddSingleton<ConfigurationState>().AddSingleton<RecentWarnings>().AddHostedService<Heartbeat>();
        if (roles.Has(MachineRoles.Render)) services.AddHostedService<SnapshotWorker>();
        if (roles.Has(MachineRoles.Link | MachineRoles.Brief | MachineRoles.Render)) services.AddHostedService<StoryWorker>();
        if (roles.Has(MachineRoles.Brief)) services.AddHostedService<WordingWorker>();
        if (roles.Has(MachineRoles.Desk)) services.AddHostedService<DeliveryWorker>();
        if (roles.Has(MachineRoles.Link)) services.AddHostedService<RetentionWorker>();
        services.AddHostedService<StoreWatch>();
        if (roles.Has(MachineRoles.Desk)) services.AddDesk();
        if (roles.Has(MachineRoles.Poll)) services.AddHostedService(provider => provider.GetRequiredService<FeedPoller>());
        return services;
    }

    private static IServiceCollection AddSettings(this IServiceCollection services, MachinePaths paths, MachineSettings settings) => services
        .AddSingleton(paths)
        .AddSingleton(settings.Feeds)
        .AddSingleton(settings.Threads)
        .AddSingleton(settings.Briefings)
        .AddSingleton(settings.Model)
        .AddSingleton(settings.Site)
        .AddSingleton(settings.Deliveries)
        .AddSingleton(settings.Snapshot)
        .AddSingleton(settings.Retention)
        .AddSingleton(settings.Desk)
        .AddSingleton(settings)
        .AddTracing(settings.Tracing);
}

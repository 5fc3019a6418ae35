using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;
using InformationMachine.Feeds;
using InformationMachine.Network;

namespace InformationMachine.Deliveries;

/// <summary>Stories to people.</summary>
internal static class DeliveryServices
{
    /// <summary>Needs the store, <see cref="DeliveryOptions"/>, <see cref="Receivers.IReceiverBook"/>, <see cref="ChannelList"/>, the feeds and the briefings.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="deskUrl">The desk's address as the world reaches it; empty where it cannot be reached.</param>
    /// <param name="data">The data directory, for this installation's key to push services.</param>
    public static IServiceCollection AddDeliveries(this IServiceCollection services, string deskUrl, string data) => services
        .AddSingleton(new DeskLinks(deskUrl))
        .AddSingleton(new PushIdentity(Path.Combine(data, PushIdentity.FileName)))
        .AddSingleton<StoryLinks>()
        .AddSingleton<StoryReader>()
        .AddSingleton(provider => new MessageSender(provider.GetRequiredService<DeliveryOptions>().Limits(provider.GetRequiredService<FeedOptions>().UserAgent), TimeProvider.System, provider.GetRequiredService<Dialer>()))
        // Timestamps in signatures are compared with the peer's clock: the real one, also where the machine's is compressed.
        .AddSingleton(provider => ChannelKinds.Create(provider.GetRequiredService<MessageSender>(), provider.GetRequiredService<Dialer>(), provider.GetRequiredService<DeskLinks>(), provider.GetRequiredService<DeliveryOptions>(), TimeProvider.System, provider.GetRequiredService<PushIdentity>()))
        .AddSingleton<ReceiverBook>()
        .AddSingleton<WatchBook>()
        .AddSingleton<WatchTrial>()
        .AddSingleton<NoticeRound>()
        .AddSingleton<ComposeRound>()
        .AddSingleton<SendRound>()
        .AddSingleton<DeliveryRound>();
}

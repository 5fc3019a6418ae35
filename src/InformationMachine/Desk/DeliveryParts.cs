using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Desk;

/// <summary>The machine's parts that tell people, shared with the desk.</summary>
internal static class DeliveryParts
{
    public static IServiceCollection AddDeliveries(this IServiceCollection services, IServiceProvider machine) => services
        .AddSingleton(machine.GetRequiredService<ChannelList>())
        .AddSingleton(machine.GetRequiredService<PushIdentity>())
        .AddSingleton(machine.GetRequiredService<IReceiverBook>())
        .AddSingleton(machine.GetRequiredService<ReceiverBook>())
        .AddSingleton(machine.GetRequiredService<WatchBook>())
        .AddSingleton(machine.GetRequiredService<WatchTrial>())
        .AddSingleton(machine.GetRequiredService<StoryReader>())
        .AddSingleton(machine.GetRequiredService<DeliveryRound>());
}

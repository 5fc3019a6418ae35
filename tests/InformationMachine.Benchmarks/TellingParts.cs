using System.Collections.Immutable;
using InformationMachine.Briefings;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Deliveries;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Feeds;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Benchmarks;

/// <summary>The stage that tells people, put together over a store.</summary>
internal static class TellingParts
{
    public static DeliveryRound Round(LiteDbStore store, IReceiverBook receivers, ChannelConfig channel, IChannel kind, TimeProvider time)
    {
        var stories = new StoryReader(store, new FeedList([]), new BriefingOptions());
        var options = new DeliveryOptions();
        return new DeliveryRound(
            store,
            new NoticeRound(store, stories, receivers, time, NullLogger<NoticeRound>.Instance),
            new ComposeRound(store, stories, receivers, time),
            new SendRound(store, receivers, new ChannelList([channel]), new ChannelKinds([kind]), new StoryLinks(new SiteOptions { BaseUrl = "https://news.example.org/" }), options, time, NullLogger<SendRound>.Instance),
            options,
            time);
    }

    /// <summary>Receivers that stay as they are.</summary>
    public sealed class Book(ImmutableArray<Receiver> receivers) : IReceiverBook
    {
        public ImmutableArray<Receiver> All => receivers;

        public Task<bool> UpdateAsync(Func<ImmutableArray<Receiver>, ImmutableArray<Receiver>> change, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}

using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.LiteDb;

/// <content>Watches and what their receivers were told.</content>
public abstract partial class LiteDbReader
{
    /// <inheritdoc/>
    public string? DeliveryCursor => Ask(() => _collections.DeliveryCursor);

    /// <inheritdoc/>
    public IReadOnlyList<Watch> Watches() => All(() => _collections.Watches.All().Select(WatchDocument.Read));

    /// <inheritdoc/>
    public IReadOnlyList<ReceiverState> ReceiverStates() => All(() => _collections.Receivers.All().Select(DeliveryDocument.ReadReceiver));

    /// <inheritdoc/>
    public ToldStory? ToldStory(string receiver, ThreadId thread) =>
        Ask(() => _collections.Told.FindById(DeliveryDocument.Key(receiver, thread)) is { } document ? DeliveryDocument.ReadTold(document) : null);

    /// <inheritdoc/>
    public IEnumerable<ToldStory> ToldStories() => Pages(all => all.Told, LiteDB.BsonValue.MinValue).Select(DeliveryDocument.ReadTold);

    /// <inheritdoc/>
    public IReadOnlyList<ToldStory> ToldStories(string receiver) => All(() =>
        _collections.Told.Find(Filter.Between("_id", DeliveryDocument.Key(receiver, new ThreadId(0)), DeliveryDocument.Key(receiver, new ThreadId(999_999_999)))).Select(DeliveryDocument.ReadTold).Where(told => told.Receiver == receiver));

    /// <inheritdoc/>
    public IReadOnlyList<ToldStory> PendingStories() => All(() => _collections.Told.Find(Filter.Equal("pending", true)).Select(DeliveryDocument.ReadTold));

    /// <inheritdoc/>
    public long LastDelivery => Ask(() => _collections.Deliveries.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public IReadOnlyList<Delivery> WaitingDeliveries() =>
        All(() => _collections.Deliveries.Find(Filter.Equal("waiting", true)).Select(DeliveryDocument.Read).OrderBy(delivery => delivery.Id));

    /// <inheritdoc/>
    public IEnumerable<Delivery> DeliveriesAfter(long number) => Pages(all => all.Deliveries, number).Select(DeliveryDocument.Read);
}

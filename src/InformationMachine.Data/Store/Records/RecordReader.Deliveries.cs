using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.Records;

/// <content>Watches and what their receivers were told.</content>
public abstract partial class RecordReader
{
    /// <inheritdoc/>
    public string? DeliveryCursor => Ask(() => Book.DeliveryCursor);

    /// <inheritdoc/>
    public IReadOnlyList<Watch> Watches() => All(() => Book.Watches.All().Select(WatchDocument.Read));

    /// <inheritdoc/>
    public IReadOnlyList<ReceiverState> ReceiverStates() => All(() => Book.Receivers.All().Select(DeliveryDocument.ReadReceiver));

    /// <inheritdoc/>
    public ToldStory? ToldStory(string receiver, ThreadId thread) =>
        Ask(() => Book.Told.FindById(DeliveryDocument.Key(receiver, thread)) is { } document ? DeliveryDocument.ReadTold(document) : null);

    /// <inheritdoc/>
    public IEnumerable<ToldStory> ToldStories() => Pages(all => all.Told, LiteDB.BsonValue.MinValue).Select(DeliveryDocument.ReadTold);

    /// <inheritdoc/>
    public IReadOnlyList<ToldStory> ToldStories(string receiver) => All(() =>
        Book.Told.Find(Filter.Between("_id", DeliveryDocument.Key(receiver, new ThreadId(0)), DeliveryDocument.Key(receiver, new ThreadId(999_999_999)))).Select(DeliveryDocument.ReadTold).Where(told => told.Receiver == receiver));

    /// <inheritdoc/>
    public IReadOnlyList<ToldStory> PendingStories() => All(() => Book.Told.Find(Filter.Equal("pending", true)).Select(DeliveryDocument.ReadTold));

    /// <inheritdoc/>
    public long LastDelivery => Ask(() => Book.Deliveries.Last()?["_id"].AsInt64 ?? 0);

    /// <inheritdoc/>
    public IReadOnlyList<Delivery> WaitingDeliveries() =>
        All(() => Book.Deliveries.Find(Filter.Equal("waiting", true)).Select(DeliveryDocument.Read).OrderBy(delivery => delivery.Id));

    /// <inheritdoc/>
    public IEnumerable<Delivery> DeliveriesAfter(long number) => Pages(all => all.Deliveries, number).Select(DeliveryDocument.Read);
}

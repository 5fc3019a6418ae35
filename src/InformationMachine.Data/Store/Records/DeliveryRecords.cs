namespace InformationMachine.Data.Store.Records;

/// <summary>The part of a batch that is about watches and messages. None of it is in the change feed: it is made from that.</summary>
internal static class DeliveryRecords
{
    public static void Apply(IRecordCollections collections, StoreBatch batch)
    {
        if (!batch.Watches.IsEmpty) collections.Watches.Upsert(batch.Watches.Select(WatchDocument.Write));
        foreach (var watch in batch.RemovedWatches) collections.Watches.Delete(watch);
        if (!batch.ReceiverStates.IsEmpty) collections.Receivers.Upsert(batch.ReceiverStates.Select(DeliveryDocument.Write));
        if (!batch.ToldStories.IsEmpty) collections.Told.Upsert(batch.ToldStories.Select(DeliveryDocument.Write));
        if (!batch.Deliveries.IsEmpty) collections.Deliveries.Upsert(batch.Deliveries.Select(DeliveryDocument.Write));
        if (batch.DeliveriesFrom > 0) Forget(collections.Deliveries, batch.DeliveriesFrom);
        if (batch.DeliveryCursor is { } cursor) collections.DeliveryCursor = cursor;
    }

    private static void Forget(IRecordCollection deliveries, long from)
    {
        var ended = deliveries.Find(Filter.Between("_id", 0L, from - 1)).Where(document => !document.Flag("waiting")).Select(document => document["_id"]).ToList();
        foreach (var number in ended) deliveries.Delete(number);
    }
}

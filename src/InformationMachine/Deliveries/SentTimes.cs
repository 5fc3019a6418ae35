using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Deliveries;

/// <summary>When each receiver's latest messages were committed, for the caps; a day of them, read once from the record of messages. Not thread-safe.</summary>
internal sealed class SentTimes
{
    private const long MostRead = 20_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    private readonly Dictionary<string, Queue<DateTimeOffset>> _times = new(StringComparer.Ordinal);

    public SentTimes(IDeliveryReader reader)
    {
        foreach (var delivery in reader.DeliveriesAfter(Math.Max(0, reader.LastDelivery - MostRead)).Where(delivery => !delivery.IsTest)) Add(delivery.Receiver, delivery.CreatedAt);
    }

    public void Add(string receiver, DateTimeOffset at)
    {
        if (!_times.TryGetValue(receiver, out var times)) _times[receiver] = times = [];
        times.Enqueue(at);
    }

    /// <summary>How many messages a receiver may get now, and, where it may get none, from when on it may.</summary>
    public (int Free, DateTimeOffset? From) Free(Receiver receiver, DateTimeOffset now)
    {
        if (!_times.TryGetValue(receiver.Name, out var times)) return (Math.Min(receiver.PerHour, receiver.PerDay), null);
        while (times.Count > 0 && times.Peek() <= now - Day) times.Dequeue();
        var hour = times.Where(at => at > now - Hour).ToList();
        var free = Math.Min(receiver.PerHour - hour.Count, receiver.PerDay - times.Count);
        if (free > 0) return (free, null);
        var byHour = hour.Count >= receiver.PerHour ? hour[hour.Count - receiver.PerHour] + Hour : now;
        var byDay = times.Count >= receiver.PerDay ? times.ElementAt(times.Count - receiver.PerDay) + Day : now;
        return (0, byHour > byDay ? byHour : byDay);
    }
}

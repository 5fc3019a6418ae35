using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Deliveries.Channels;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;

namespace InformationMachine.Benchmarks;

/// <summary>
/// A year in minutes: stories that grow, receivers in time zones whose clocks change at different dates and by different steps, quiet
/// hours, caps and digests. Whoever gets a message checks that it may come now; at the end the ledger must be what arrived.
/// </summary>
internal sealed class TellingYear : IChannel
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);
    private static readonly string[] Zones = ["Europe/Zurich", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Sao_Paulo", "UTC"];

    private readonly Clock _clock = new(Start);
    private readonly ConcurrentDictionary<(string Receiver, int Thread, int Version), string> _told = new();
    private readonly ConcurrentDictionary<string, List<DateTimeOffset>> _times = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<string> _wrongs = [];
    private int _messages;
    private int _digests;

    public string Kind => "list";

    public TimeSpan Gap => TimeSpan.Zero;

    public static async Task<bool> RunAsync(int stories, int receivers, int seed, TextWriter output)
    {
        var year = new TellingYear();
        return await year.LiveAsync(stories, receivers, new Random(seed), output);
    }

    public IEnumerable<string> Check(ChannelConfig channel) => [];

    public Task<SendResult> SendAsync(Message message, CancellationToken cancellationToken)
    {
        var (receiver, now) = (message.Receiver, _clock.GetUtcNow());
        Interlocked.Increment(ref _messages);
        if (receiver.Schedule != DigestSchedule.AtOnce) Interlocked.Increment(ref _digests);
        if (ReceiverClock.IsQuiet(receiver, now)) _wrongs.Add($"{receiver.Name} was told at {now:u}, in its quiet hours");
        var times = _times.GetOrAdd(receiver.Name, _ => []);
        lock (times)
        {
            times.RemoveAll(time => time <= now.AddDays(-1));
            times.Add(now);
            if (times.Count > receiver.PerDay) _wrongs.Add($"{receiver.Name} was told more than {receiver.PerDay} times in a day at {now:u}");
            if (times.Count(time => time > now.AddHours(-1)) > receiver.PerHour) _wrongs.Add($"{receiver.Name} was told more than {receiver.PerHour} times in an hour at {now:u}");
        }

        foreach (var story in message.Delivery.Stories)
        {
            if (story.Lines.IsEmpty) _wrongs.Add($"{receiver.Name} was told nothing of story {story.Thread}");
            if (!_told.TryAdd((receiver.Name, story.Thread.Value, story.Version), message.Delivery.Message)) _wrongs.Add($"{receiver.Name} was told version {story.Version} of story {story.Thread} twice");
        }

        return Task.FromResult(SendResult.Taken);
    }

    private async Task<bool> LiveAsync(int stories, int count, Random random, TextWriter output)
    {
        var begun = Stopwatch.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("telling-year-");
        try
        {
            await using var store = LiteDbStore.Open(Path.Combine(folder.FullName, "machine.db"));
            return await LiveAsync(store, stories, count, random, begun, output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> LiveAsync(LiteDbStore store, int stories, int count, Random random, long begun, TextWriter output)
    {
        ImmutableArray<Receiver> receivers = [.. Enumerable.Range(0, count).Select(Receiver)];
        await store.CommitAsync(new StoreBatch { Watches = [.. receivers.Select((receiver, i) => Watch(receiver, i))], DeliveryCursor = store.LatestChange.ToString() }, CancellationToken.None);
        var round = TellingParts.Round(store, new TellingParts.Book(receivers), new ChannelConfig { Name = "list", Kind = Kind }, this, _clock);
        var events = Events(stories, random);
        var (next, rounds) = (0, 0);
        for (var now = Start; now < Start.AddDays(366); now += Step)
        {
            _clock.Now = now;
            var before = next;
            while (next < events.Count && events[next].At <= now)
            {
                await store.CommitAsync(TellingStories.Version(events[next].Thread, events[next].Version, now), CancellationToken.None);
                next++;
            }

            if (next == before && !(round.NextDue <= now) && now.Minute != 0) continue;
            await round.RunAsync(CancellationToken.None);
            rounds++;
        }

        // What the caps held back on the last evening is told on the days after.
        for (var hour = 0; hour < 24 * 14; hour++)
        {
            _clock.Now = Start.AddDays(366).AddHours(hour);
            await round.RunAsync(CancellationToken.None);
        }

        return Report(store, events.Count, rounds, Stopwatch.GetElapsedTime(begun), output);
    }

    private bool Report(LiteDbStore store, int versions, int rounds, TimeSpan taken, TextWriter output)
    {
        var ledger = store.ToldStories().Where(told => told.Version > 0 && told.At is not null).ToList();
        var arrived = _told.Keys.GroupBy(key => (key.Receiver, key.Thread)).ToDictionary(group => group.Key, group => group.Max(key => key.Version));
        var astray = ledger.Where(told => arrived.GetValueOrDefault((told.Receiver, told.Thread.Value)) != told.Version).ToList();
        if (astray.Count > 0) _wrongs.Add($"{astray.Count} entries of the ledger are not what arrived, such as {astray[0].Receiver} and story {astray[0].Thread}");
        if (ledger.Count != arrived.Count) _wrongs.Add($"the ledger has {ledger.Count} entries, {arrived.Count} arrived");
        if (store.WaitingDeliveries().Count > 0) _wrongs.Add($"{store.WaitingDeliveries().Count} messages are still in the outbox");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{versions} versions, {rounds} rounds, {_messages} messages ({_digests} digests) with {_told.Count} tellings, {ledger.Count} entries in the ledger, {store.PendingStories().Count} still waiting, {taken.TotalSeconds:0} s, {GC.GetTotalMemory(true) / 1_000_000} MB"));
        foreach (var wrong in _wrongs.Take(20)) output.WriteLine("WRONG: " + wrong);
        output.WriteLine(_wrongs.IsEmpty ? "exact: nothing twice, nothing in quiet hours, no cap passed, the ledger is what arrived" : string.Create(CultureInfo.InvariantCulture, $"{_wrongs.Count} wrongs"));
        return _wrongs.IsEmpty;
    }

    private static List<(DateTimeOffset At, int Thread, int Version)> Events(int stories, Random random)
    {
        var events = new List<(DateTimeOffset At, int Thread, int Version)>();
        for (var thread = 1; thread <= stories; thread++)
        {
            var at = Start.AddMinutes(((double)thread / stories * 365 * 24 * 60) + random.Next(0, 60));
            for (var version = 1; version <= 1 + random.Next(0, 4); version++)
            {
                events.Add((at, thread, version));
                at = at.AddMinutes(random.Next(10, 3 * 24 * 60));
            }
        }

        // Threads are given ascending numbers in the order they begin; versions of one stay in order.
        return [.. events.OrderBy(item => item.At).ThenBy(item => item.Thread).ThenBy(item => item.Version)];
    }

    private static Receiver Receiver(int number) => new()
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"r{number:D3}"),
        Owner = "year",
        Channel = "list",
        TimeZone = Zones[number % Zones.Length],
        QuietFrom = number % 3 == 0 ? null : new TimeOnly(22, 30),
        QuietUntil = number % 3 == 0 ? null : new TimeOnly(6 + (number % 2), 0),
        PerHour = 1 + (number % 7),
        PerDay = 5 + (number % 30),
        Schedule = (DigestSchedule)(number % 4),
        Hour = number % 5 == 0 ? 2 : 7 + (number % 10),
        Day = (DayOfWeek)(number % 7),
        Floor = number % 5 == 1 ? 25 : 0,
        CreatedAt = Start,
    };

    private static Watch Watch(Receiver receiver, int number) => new()
    {
        Id = number + 1,
        Owner = "year",
        Name = receiver.Name,
        Words = number % 2 == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"pier {1 + (number % 4)}")],
        MinimumSources = number % 6 == 5 ? 3 : 0,
        Receivers = [receiver.Name],
        CreatedAt = Start,
    };

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

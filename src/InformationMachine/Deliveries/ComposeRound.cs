using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Deliveries;

/// <summary>
/// Makes messages of what waits, for each receiver that may be told now, and commits them together with the ledger's entries before
/// anything is sent. Not thread-safe.
/// </summary>
internal sealed class ComposeRound(IMachineStore store, StoryReader stories, IReceiverBook receivers, TimeProvider time)
{
    private const int MostInOne = 20;
    private static readonly TimeSpan Stale = TimeSpan.FromDays(14);

    private SentTimes? _sent;
    private long _last = -1;

    /// <summary>The earliest time at which a receiver that had to wait may be told; null where none waits.</summary>
    public DateTimeOffset? NextDue { get; private set; }

    /// <summary>The right under which messages are made and sent: where it is lost, nothing more is stored.</summary>
    public ImmutableArray<StoreLease> Leases { get; set; } = [];

    /// <summary>Forgets what it knows of messages made before: another process may have made some since.</summary>
    public void Forget() => (_sent, _last) = (null, -1);

    /// <summary>Takes the next number of a message.</summary>
    public long NextNumber() => _last = (_last < 0 ? store.LastDelivery : _last) + 1;

    /// <summary>Runs the round; returns how many messages were committed.</summary>
    public async Task<int> RunAsync(ToldLedger ledger, CancellationToken cancellationToken)
    {
        NextDue = null;
        var (made, now) = (0, time.GetUtcNow());
        _sent ??= new SentTimes(store);
        if (_last < 0) _last = store.LastDelivery;
        var known = receivers.All.ToDictionary(receiver => receiver.Name, StringComparer.Ordinal);
        var states = store.ReceiverStates().ToDictionary(state => state.Receiver, StringComparer.Ordinal);
        await ForgetAsync(ledger.Waiting, ledger.Waiting.Receivers.Where(name => !known.ContainsKey(name)), cancellationToken);
        foreach (var receiver in known.Values.OrderBy(receiver => receiver.Name, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var state = states.GetValueOrDefault(receiver.Name) ?? new ReceiverState { Receiver = receiver.Name };
            made += await ComposeAsync(receiver, state, ledger.Waiting.Of(receiver.Name), ledger, now, cancellationToken);
        }

        ledger.Waiting.Trim();
        return made;
    }

    private async Task<int> ComposeAsync(Receiver receiver, ReceiverState state, IReadOnlyCollection<ToldStory> pending, ToldLedger ledger, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var digest = ReceiverClock.LastDigest(receiver, now);
        var isDue = digest is null || digest > (state.LastDigestAt ?? receiver.CreatedAt);
        if (!isDue && pending.Count > 0) Wait(ReceiverClock.NextDigest(receiver, now));
        if (receiver.IsPaused || receiver.NeedsConfirmation || !isDue) return 0;
        if (pending.Count == 0 && digest is null) return 0;
        if (ReceiverClock.IsQuiet(receiver, now))
        {
            Wait(ReceiverClock.QuietEnds(receiver, now));
            return 0;
        }

        // A receiver that cannot be reached gathers: what is new is told once it can, and not message by message.
        if (state.NextTryAt > now)
        {
            Wait(state.NextTryAt);
            return 0;
        }

        var (free, from) = _sent!.Free(receiver, now);
        if (free <= 0)
        {
            Wait(from);
            return 0;
        }

        var (told, rest) = Choose(receiver, pending, ledger, now, most: digest is null ? free - 1 + MostInOne : MostInOne, isDigest: digest is not null);
        var messages = Group(told, free, isDigest: digest is not null);
        var batch = Batch(receiver, state, messages, rest, digest, now);
        await store.CommitAsync(batch, cancellationToken);
        _last += batch.Deliveries.Length;
        ledger.Waiting.Note(batch.ToldStories);
        foreach (var entry in batch.ToldStories) ledger.Add(entry);
        foreach (var delivery in batch.Deliveries) _sent.Add(receiver.Name, delivery.CreatedAt);
        return batch.Deliveries.Length;
    }

    /// <summary>What is told now, the most important first, and the entries that are not told after all.</summary>
    private (List<(StoryFacts Facts, StoryNews News, ToldStory Told)> Told, List<ToldStory> Settled) Choose(Receiver receiver, IReadOnlyCollection<ToldStory> pending, ToldLedger ledger, DateTimeOffset now, int most, bool isDigest)
    {
        var told = new List<(StoryFacts, StoryNews, ToldStory)>();
        var settled = new List<ToldStory>();
        var perTag = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in pending.OrderByDescending(entry => entry.Importance).ThenBy(entry => entry.Thread))
        {
            if (told.Count >= most) break;
            var facts = store.Thread(entry.Thread) is { } thread ? stories.Facts(thread) : null;
            var news = facts is null ? null : stories.News(entry, facts.Briefing, ledger.Of(receiver.Name));
            // Merged, hidden, told elsewhere meanwhile, or too unimportant: it may come again with its next version.
            if (facts is null || news is null || facts.Importance.Value < receiver.Floor || now - entry.PendingSince > Stale) settled.Add(Settle(entry));
            else if (!isDigest || receiver.PerTag == 0 || HasRoom(facts, perTag, receiver.PerTag)) told.Add((facts, news, entry));
        }

        return (told, settled);
    }

    private static bool HasRoom(StoryFacts facts, Dictionary<string, int> perTag, int most)
    {
        var tags = facts.Tags().ToList();
        if (tags.Exists(tag => perTag.GetValueOrDefault(tag) >= most)) return false;
        foreach (var tag in tags) perTag[tag] = perTag.GetValueOrDefault(tag) + 1;
        return true;
    }

    /// <summary>A message a story as far as the caps allow, the rest in the last one; a digest is one.</summary>
    private static List<List<(StoryFacts Facts, StoryNews News, ToldStory Told)>> Group(List<(StoryFacts Facts, StoryNews News, ToldStory Told)> told, int free, bool isDigest)
    {
        if (told.Count == 0) return [];
        var alone = isDigest ? 0 : told.Count <= free ? told.Count : free - 1;
        var messages = told.Take(alone).Select(story => new List<(StoryFacts, StoryNews, ToldStory)> { story }).ToList();
        if (alone < told.Count) messages.Add(told[alone..]);
        return messages;
    }

    private StoreBatch Batch(Receiver receiver, ReceiverState state, List<List<(StoryFacts Facts, StoryNews News, ToldStory Told)>> messages, List<ToldStory> settled, DateTimeOffset? digest, DateTimeOffset now)
    {
        var deliveries = ImmutableArray.CreateBuilder<Delivery>();
        var entries = settled.ToImmutableArray().ToBuilder();
        foreach (var told in messages)
        {
            var message = Guid.CreateVersion7(now).ToString("N");
            deliveries.Add(new Delivery
            {
                Id = _last + deliveries.Count + 1,
                Message = message,
                Receiver = receiver.Name,
                CreatedAt = now,
                IsGathered = digest is not null || told.Count > 1,
                Stories = [.. told.Select(story => StoryReader.Tell(story.Facts, story.News, story.Told))],
            });
            entries.AddRange(told.Select(story => StoryReader.Told(story.Told, story.Facts, message, now)));
        }

        return new StoreBatch
        {
            Leases = Leases,
            Deliveries = deliveries.ToImmutable(),
            ToldStories = entries.ToImmutable(),
            ReceiverStates = digest is null ? [] : [state with { LastDigestAt = digest }],
        };
    }

    private async Task ForgetAsync(WaitingStories waiting, IEnumerable<string> gone, CancellationToken cancellationToken)
    {
        ImmutableArray<ToldStory> settled = [.. gone.SelectMany(waiting.Of).Select(Settle)];
        await store.CommitAsync(new StoreBatch { ToldStories = settled, Leases = Leases }, cancellationToken);
        waiting.Note(settled);
    }

    private static ToldStory Settle(ToldStory entry) => entry with { Pending = 0, PendingSince = null, Watches = [] };

    private void Wait(DateTimeOffset? until) => NextDue = until is null || NextDue < until ? NextDue : until;
}

using System.Collections.Immutable;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries.Messages;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Deliveries.Watches;

namespace InformationMachine.Deliveries;

/// <summary>
/// Follows the change feed and notes, for each receiver, which stories have something to tell. Notes and the place in the feed are one
/// commit, so that nothing is passed over or noted for nothing. Not thread-safe.
/// </summary>
internal sealed partial class NoticeRound(IMachineStore store, StoryReader stories, IReceiverBook receivers, TimeProvider time, ILogger<NoticeRound> logger)
{
    private const int PageSize = 500;
    private static readonly TimeSpan LookBack = TimeSpan.FromDays(2);
    private static readonly HashSet<ChangeKind> Wanted = [ChangeKind.Thread];

    /// <summary>The right under which messages are made and sent: where it is lost, nothing more is stored.</summary>
    public ImmutableArray<StoreLease> Leases { get; set; } = [];

    /// <summary>Runs the round; returns how many stories were noted for receivers.</summary>
    public async Task<int> RunAsync(ToldLedger ledger, CancellationToken cancellationToken)
    {
        var watches = store.Watches();
        var noted = 0;
        if (watches.Count == 0) return noted;
        var seats = Seats(watches);
        for (var hasMore = true; hasMore;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (threads, next, more) = Changed();
            if (next == store.DeliveryCursor) return noted;
            var pending = threads.SelectMany(thread => Notice(thread, seats, ledger)).ToImmutableArray();
            await store.CommitAsync(new StoreBatch { ToldStories = pending, DeliveryCursor = next, Leases = Leases }, cancellationToken);
            ledger.Waiting.Note(pending);
            noted += pending.Count(told => told.Pending > 0);
            hasMore = more;
        }

        return noted;
    }

    private (IReadOnlyList<StoryThread> Threads, string Next, bool HasMore) Changed()
    {
        var latest = store.LatestChange.ToString();
        // The first watch sets the place; without one there is nothing that anybody waits for.
        if (!ChangeCursor.TryParse(store.DeliveryCursor, out var cursor) || cursor.IsStart) return ([], latest, false);
        try
        {
            var page = store.ReadChanges(cursor, PageSize, Wanted);
            var ids = page.Changes.Select(change => ((StoryThread)change.Record).Id).Distinct();
            return ([.. ids.Select(store.Thread).OfType<StoryThread>()], page.Next.ToString(), page.HasMore);
        }
        catch (ChangeCursorException e)
        {
            // The feed was cut or a backup restored. The ledger keeps what was told from being told again; what is old is left in peace.
            LostPlace(e.Message);
            var since = time.GetUtcNow() - LookBack;
            return ([.. store.Threads().Where(thread => thread.UpdatedAt > since)], latest, false);
        }
    }

    /// <summary>Who is told because of which watch, and what its owner has muted.</summary>
    private List<(Receiver Receiver, List<Watch> Watches, List<Watch> Mutes)> Seats(IReadOnlyList<Watch> watches)
    {
        var mutes = watches.Where(watch => watch.IsMute).ToLookup(watch => watch.Owner, StringComparer.Ordinal);
        var wanted = watches.Where(watch => !watch.IsMute).ToList();
        return [.. receivers.All.Select(receiver => (receiver, wanted.FindAll(watch => watch.Receivers.Contains(receiver.Name)), mutes[receiver.Owner].ToList())).Where(seat => seat.Item2.Count > 0)];
    }

    private IEnumerable<ToldStory> Notice(StoryThread thread, List<(Receiver Receiver, List<Watch> Watches, List<Watch> Mutes)> seats, ToldLedger ledger)
    {
        if (stories.Facts(thread) is not { } facts) yield break;
        var about = new Dictionary<int, bool>();
        bool IsAbout(Watch watch) => about.TryGetValue(watch.Id, out var known) ? known : about[watch.Id] = WatchMatcher.IsAbout(watch, facts, store);
        foreach (var (receiver, watches, mutes) in seats)
        {
            var matching = watches.FindAll(IsAbout);
            if (matching.Count == 0 || mutes.Exists(IsAbout)) continue;
            var told = store.ToldStory(receiver.Name, thread.Id) ?? new ToldStory { Receiver = receiver.Name, Thread = thread.Id };
            if (told.Version >= facts.Briefing.Version || told.Pending == facts.Briefing.Version) continue;
            if (stories.News(told, facts.Briefing, ledger.Of(receiver.Name)) is not { } news) continue;
            var asking = matching.FindAll(watch => watch.Events == WatchEvents.None || (watch.Events & news.Events) != WatchEvents.None);
            if (asking.Count == 0) continue;
            yield return told with
            {
                Pending = facts.Briefing.Version,
                PendingSince = told.PendingSince ?? time.GetUtcNow(),
                Watches = [.. told.Watches.Concat(asking.Select(watch => watch.Name)).Distinct(StringComparer.Ordinal)],
                Importance = facts.Importance.Value,
            };
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The place in the change feed cannot be followed ({Reason}); stories of the last two days are looked at again, what was told is not told again")]
    private partial void LostPlace(string reason);
}

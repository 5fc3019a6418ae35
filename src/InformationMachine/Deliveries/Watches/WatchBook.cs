using System.Collections.Immutable;
using InformationMachine.Data.Deliveries;
using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Deliveries.Receivers;
using InformationMachine.Feeds;

namespace InformationMachine.Deliveries.Watches;

/// <summary>Makes and takes away watches and mutes. Thread-safe.</summary>
internal sealed class WatchBook(IMachineReader reader, IReceiverBook receivers, FeedList feeds, DeliveryOptions options, TimeProvider time)
{
    private const int MostEntries = 100;
    private const int LongestEntry = 200;
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The names of what may happen, as people write them.</summary>
    public static IReadOnlyDictionary<string, WatchEvents> EventNames { get; } = new Dictionary<string, WatchEvents>(StringComparer.OrdinalIgnoreCase)
    {
        ["new"] = WatchEvents.NewStory,
        ["version"] = WatchEvents.NewVersion,
        ["contradiction"] = WatchEvents.Contradiction,
        ["figure"] = WatchEvents.FigureChanged,
    };

    /// <summary>The same the other way round.</summary>
    public static IEnumerable<string> Names(WatchEvents events) => EventNames.Where(pair => events.HasFlag(pair.Value)).Select(pair => pair.Key);

    /// <summary>Reads a draft; every mistake is said at once.</summary>
    /// <exception cref="RefusedException">It is wrong.</exception>
    public Watch Read(WatchDraft draft, string owner, int id, bool isTrial = false)
    {
        var mistakes = Mistakes(draft, isTrial).ToList();
        if (mistakes.Count > 0) throw new RefusedException(ExitCode.Usage, string.Join(Environment.NewLine, mistakes));
        return new Watch
        {
            Id = id,
            Owner = owner,
            Name = string.IsNullOrWhiteSpace(draft.Name) ? Describe(draft) : draft.Name.Trim(),
            IsMute = draft.IsMute,
            Words = Clean(draft.Words),
            Authors = Clean(draft.Authors),
            Feeds = Clean(draft.Feeds),
            Tags = Clean(draft.Tags),
            Thread = draft.Thread is { } thread ? new ThreadId(thread) : null,
            Like = draft.LikeThread is { } like && reader.LatestBriefing(new ThreadId(like)) is { } briefing ? StoryTerms.Of(briefing) : [],
            Events = draft.Events.IsEmpty ? (draft.IsMute ? WatchEvents.None : WatchEvents.NewStory | WatchEvents.NewVersion) : draft.Events.Aggregate(WatchEvents.None, (all, name) => all | EventNames[name]),
            MinimumSources = draft.MinimumSources,
            MinimumImportance = draft.MinimumImportance,
            Receivers = Clean(draft.Receivers),
            CreatedAt = time.GetUtcNow(),
        };
    }

    /// <summary>Makes a watch; it hears of what changes from now on.</summary>
    /// <exception cref="RefusedException">It is wrong, or there are too many.</exception>
    public async Task<Watch> AddAsync(IMachineStore store, WatchDraft draft, string owner, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var watches = store.Watches();
            if (watches.Count >= options.MaximumWatches) throw new RefusedException(ExitCode.Failed, $"There are {watches.Count} watches and mutes, as many as Deliveries:MaximumWatches allows. Remove one first.");
            var watch = Read(draft, owner, watches.Select(other => other.Id).DefaultIfEmpty().Max() + 1);
            // What happened before anybody watched is told to nobody.
            await store.CommitAsync(new StoreBatch { Watches = [watch], DeliveryCursor = watches.Count == 0 ? store.LatestChange.ToString() : null }, cancellationToken);
            return watch;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Changes a watch; it goes on hearing from where it was. False where there is none of that number that is the owner's.</summary>
    /// <exception cref="RefusedException">It would be wrong.</exception>
    public async Task<bool> ChangeAsync(IMachineStore store, int id, WatchDraft draft, string? owner, CancellationToken cancellationToken)
    {
        await Turn.WaitAsync(cancellationToken);
        try
        {
            if (store.Watches().FirstOrDefault(watch => watch.Id == id && (owner is null || watch.Owner == owner)) is not { } known) return false;
            var changed = Read(draft, known.Owner, id) with { CreatedAt = known.CreatedAt };
            // What a story was like when the watch was made stays, unless another story is named.
            if (draft.LikeThread is null && draft.KeepsLike) changed = changed with { Like = known.Like };
            await store.CommitAsync(new StoreBatch { Watches = [changed] }, cancellationToken);
            return true;
        }
        finally
        {
            Turn.Release();
        }
    }

    /// <summary>Takes a watch away; false where there is none of that number that is the owner's.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="id">Its number.</param>
    /// <param name="owner">Whose it must be; null for anybody's.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public static async Task<bool> RemoveAsync(IMachineStore store, int id, string? owner, CancellationToken cancellationToken)
    {
        if (!store.Watches().Any(watch => watch.Id == id && (owner is null || watch.Owner == owner))) return false;
        await store.CommitAsync(new StoreBatch { RemovedWatches = [id] }, cancellationToken);
        return true;
    }

    private IEnumerable<string> Mistakes(WatchDraft draft, bool isTrial)
    {
        var lists = new[] { draft.Words, draft.Authors, draft.Feeds, draft.Tags, draft.Receivers, draft.Events };
        if (lists.Any(list => list.Length > MostEntries)) yield return $"A watch takes at most {MostEntries} entries of a kind.";
        if (lists.SelectMany(list => list).Append(draft.Name ?? "").Any(entry => entry.Length > LongestEntry)) yield return $"An entry has at most {LongestEntry} characters.";
        if (draft.Events.FirstOrDefault(name => !EventNames.ContainsKey(name)) is { } unknown) yield return $"'{unknown}' is nothing that happens to a story; known are {string.Join(", ", EventNames.Keys)}.";
        if (draft.MinimumSources is < 0 or > 1000) yield return "The number of sources is from 0 to 1000.";
        if (draft.MinimumImportance is not (>= 0 and <= 100)) yield return "Importance is from 0 to 100.";
        if (draft.Thread is { } thread && reader.Thread(new ThreadId(thread)) is null) yield return $"There is no thread {thread}.";
        if (draft.LikeThread is { } like && reader.LatestBriefing(new ThreadId(like)) is null) yield return $"Thread {like} has no briefing that another story could be like.";
        if (draft.Feeds.FirstOrDefault(name => feeds.Feeds.All(feed => feed.Id.Value != name)) is { } feed) yield return $"There is no feed '{feed}'; `feeds list` names them.";
        if (!isTrial && !draft.IsMute && draft.Receivers.IsEmpty) yield return "Name a receiver who is told (`receivers list`).";
        if (draft.IsMute && !draft.Receivers.IsEmpty) yield return "A mute tells nobody: leave the receivers away.";
        if (draft.IsMute && draft is { Words.IsEmpty: true, Authors.IsEmpty: true, Feeds.IsEmpty: true, Tags.IsEmpty: true, Thread: null, LikeThread: null }) yield return "A mute of everything would tell you nothing: name words, authors, feeds, tags or a thread, or pause the receiver.";
        var known = receivers.All;
        if (draft.Receivers.FirstOrDefault(name => known.All(receiver => receiver.Name != name)) is { } receiver) yield return $"There is no receiver '{receiver}'{(known.IsEmpty ? "; make one with `receivers add`" : $"; known are {string.Join(", ", known.Select(other => other.Name))}")}.";
    }

    private static string Describe(WatchDraft draft)
    {
        var first = draft.Words.Concat(draft.Authors).Concat(draft.Feeds).Concat(draft.Tags).FirstOrDefault()
            ?? (draft.Thread is { } thread ? $"story {thread}" : draft.LikeThread is { } like ? $"like story {like}" : "everything");
        return draft.IsMute ? "not " + first : first;
    }

    private static ImmutableArray<string> Clean(ImmutableArray<string> entries) => [.. entries.Select(entry => entry.Trim()).Where(entry => entry.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
}

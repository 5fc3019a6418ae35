using InformationMachine.Data.Store;
using InformationMachine.Data.Threads;
using InformationMachine.Threads;

namespace InformationMachine;

/// <summary>
/// Moves the posts of old dormant threads to yearly archives, once, and builds the data file anew where much of it has become free. What
/// the linker would be told of after a restart stays, so that archiving changes no thread.
/// </summary>
internal sealed partial class RetentionRound(IStoreUpkeep store, RetentionOptions options, ThreadOptions threads, TimeProvider clock, ILogger<RetentionRound> logger)
{
    /// <summary>The most posts that are moved in one go; memory follows it.</summary>
    private const int PostsAtOnce = 20_000;

    /// <summary>Archives; returns how many posts were moved.</summary>
    /// <exception cref="IOException">The disk refused; every thread is whole, here or there.</exception>
    public async Task<int> ArchiveAsync(CancellationToken cancellationToken)
    {
        var moved = 0;
        foreach (var year in Old().GroupBy(thread => thread.UpdatedAt.UtcDateTime.Year).ToList())
        {
            foreach (var part in Parts(year))
            {
                var posts = await store.ArchiveAsync(part, year.Key, cancellationToken);
                moved += posts;
                if (posts > 0) Archived(posts, part.Count, year.Key);
            }
        }

        return moved;
    }

    /// <summary>Builds the data file anew, whatever its share of free room.</summary>
    /// <exception cref="IOException">The disk refused; the file is as it was.</exception>
    public async Task<CompactionResult> CompactAsync(CancellationToken cancellationToken)
    {
        var result = await store.CompactAsync(cancellationToken);
        Compacted(result.BytesBefore / 1024, result.BytesAfter / 1024, result.Duration.TotalSeconds, result.Pause.TotalMilliseconds);
        return result;
    }

    /// <summary>Archives, then compacts where that is worth it.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (store.LooksAfterRoom) return;
        await ArchiveAsync(cancellationToken);
        if (options.CompactShare < 1 && store.FreedShare() >= options.CompactShare) await CompactAsync(cancellationToken);
    }

    private IEnumerable<StoryThread> Old()
    {
        var before = clock.GetUtcNow() - options.ArchiveAfter;
        var recalled = new LinkedMemory(store, threads.ActivePosts).EarliestSequence();
        return store.Threads().Where(thread => thread is { IsLive: true, ArchivedIn: null } && thread.UpdatedAt < before && thread.Revision <= thread.BriefedRevision)
            .Where(thread => store.Assignments(thread.Id) is { Count: > 0 } held && held[^1].Sequence < recalled);
    }

    private static IEnumerable<List<ThreadId>> Parts(IEnumerable<StoryThread> threads)
    {
        var (part, posts) = (new List<ThreadId>(), 0);
        foreach (var thread in threads)
        {
            part.Add(thread.Id);
            posts += thread.PostCount;
            if (posts < PostsAtOnce) continue;
            yield return part;
            (part, posts) = ([], 0);
        }

        if (part.Count > 0) yield return part;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Moved to archive/{Year}.db from dormant threads ({Threads}): posts {Posts}")]
    private partial void Archived(int posts, int threads, int year);

    [LoggerMessage(Level = LogLevel.Information, Message = "The data file was built anew: {Before} KB before, {After} KB now, in {Seconds:F1} s; writing waited {Pause:F0} ms")]
    private partial void Compacted(long before, long after, double seconds, double pause);
}

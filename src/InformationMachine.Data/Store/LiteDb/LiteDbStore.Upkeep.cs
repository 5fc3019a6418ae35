using System.Diagnostics;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.LiteDb.Upkeep;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.LiteDb;

/// <content>What is done to the file as a whole while it is written: copies, archives, building it anew.</content>
public sealed partial class LiteDbStore
{
    private const int ThreadsPerTransaction = 50;

    /// <inheritdoc/>
    public Task CopyToAsync(string target, CancellationToken cancellationToken) => CopyToAsync(target, static () => { }, cancellationToken);

    /// <inheritdoc/>
    public Task CopyToAsync(string target, Action copied, CancellationToken cancellationToken) => CopyToAsync(target, static () => { }, copied, cancellationToken);

    /// <inheritdoc/>
    public async Task<CompactionResult> CompactAsync(CancellationToken cancellationToken)
    {
        var paths = Paths();
        await _upkeep.WaitAsync(cancellationToken);
        try
        {
            var (started, before) = (Stopwatch.GetTimestamp(), OpeningCheck.Length(paths.Data));
            using var compaction = new Compaction(paths);
            var pause = await CompactAsync(compaction, paths, cancellationToken);
            return new CompactionResult(before, OpeningCheck.Length(paths.Data), Stopwatch.GetElapsedTime(started), pause);
        }
        finally
        {
            lock (Gate) Compaction.Unwatch(_file.Collections);
            Volatile.Write(ref _slowdown, 0);
            Replacement.Abandon(paths);
            _upkeep.Release();
        }
    }

    /// <inheritdoc/>
    public bool LooksAfterRoom => false;

    /// <inheritdoc/>
    public double FreedShare()
    {
        var (freed, posts) = Ask(() => (Collections.Freed, Collections.Posts.LongCount()));
        return freed == 0 ? 0 : freed / (double)(freed + posts);
    }

    /// <inheritdoc/>
    public async Task<int> ArchiveAsync(IReadOnlyCollection<ThreadId> threads, int year, CancellationToken cancellationToken)
    {
        await _upkeep.WaitAsync(cancellationToken);
        try
        {
            return await ArchiveAsync(Paths(), threads, year, cancellationToken);
        }
        finally
        {
            _upkeep.Release();
        }
    }

    private async Task<int> ArchiveAsync(DataFilePaths paths, IReadOnlyCollection<ThreadId> threads, int year, CancellationToken cancellationToken)
    {
        var moved = 0;
        var records = threads.Select(Thread).OfType<StoryThread>().Where(thread => thread is { IsLive: true, ArchivedIn: null })
            .Select(thread => Ask(() => ThreadRecords.Read(Collections, thread))).Where(thread => thread.Posts.Count == thread.Thread.PostCount).ToList();
        if (records.Count == 0) return 0;
        _file.EnsureRoom(Reserve + (2 * OpeningCheck.Length(Path.Combine(paths.Archive, Archives.FileName(year)))));
        await Task.Run(() => ArchiveWriter.Add(paths, year, records, cancellationToken), cancellationToken);
        foreach (var group in records.Chunk(ThreadsPerTransaction))
        {
            await _committer.RunAsync(() => moved += TakeOut(group, year), cancellationToken);
        }

        return moved;
    }

    /// <summary>Copies while nobody else does.</summary>
    /// <param name="target">Replaced where it is there.</param>
    /// <param name="atCheckpoint">Done at the very state that is copied.</param>
    /// <param name="atEnd">Done with the copy before the next one begins.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    private async Task CopyToAsync(string target, Action atCheckpoint, Action atEnd, CancellationToken cancellationToken)
    {
        var source = Paths();
        await _copyTurn.WaitAsync(cancellationToken);
        try
        {
            await Task.Run(_file.FlushLog, cancellationToken);
            await _committer.RunAsync(() => BeginCopy(atCheckpoint), cancellationToken);
            await FileCopy.RunAsync(source.Data, target, cancellationToken);
            atEnd();
        }
        catch
        {
            // Half a copy on a full disk would take the room that writing needs.
            if (File.Exists(target)) File.Delete(target);
            throw;
        }
        finally
        {
            Volatile.Write(ref _copying, 0);
            _copyTurn.Release();
        }
    }

    private void BeginCopy(Action atCheckpoint)
    {
        lock (Gate)
        {
            _file.Checkpoint();
            Volatile.Write(ref _copying, 1);
            atCheckpoint();
        }
    }

    private async Task<TimeSpan> CompactAsync(Compaction compaction, DataFilePaths paths, CancellationToken cancellationToken)
    {
        _file.EnsureRoom(Reserve + (2 * OpeningCheck.Length(paths.Data)));
        await CopyToAsync(compaction.Source, () => compaction.Watch(_file.Collections), static () => { }, cancellationToken);
        await Task.Run(
            () =>
            {
                compaction.Build(cancellationToken);
                compaction.CatchUp(Ask, () => Collections, milliseconds => Volatile.Write(ref _slowdown, milliseconds), cancellationToken);
            },
            cancellationToken);
        // Nobody may copy the old file while it is replaced.
        await _copyTurn.WaitAsync(cancellationToken);
        try
        {
            var pause = TimeSpan.Zero;
            await _committer.RunAsync(() => pause = Replace(compaction, paths), cancellationToken);
            return pause;
        }
        finally
        {
            _copyTurn.Release();
        }
    }

    private TimeSpan Replace(Compaction compaction, DataFilePaths paths)
    {
        lock (Gate)
        {
            var started = Stopwatch.GetTimestamp();
            compaction.Finish(_file.Collections);
            _file.Dispose();
            Replacement.Complete(paths);
            Reopen();
            return Stopwatch.GetElapsedTime(started);
        }
    }

    private int TakeOut(IReadOnlyList<ThreadRecords> threads, int year)
    {
        var posts = 0;
        Commit(() =>
        {
            foreach (var thread in threads)
            {
                if (_writer.Archive(thread.Thread, [.. thread.Posts.Select(post => post["_id"].AsInt64)], [.. thread.Revisions.Select(revision => revision["_id"].AsString)], year)) posts += thread.Posts.Count;
            }

            _file.Collections.Freed += posts;
            Interlocked.Increment(ref _moves);
        });
        return posts;
    }
}

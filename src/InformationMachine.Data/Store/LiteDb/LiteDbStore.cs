using System.Diagnostics;
using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>
/// The machine's LiteDB file. Only one process may have it open: hold a <see cref="StoreLock"/> first, LiteDB itself does not refuse
/// a second writer on Linux.
/// </summary>
/// <remarks>
/// Pages go to the file's log; the file itself changes only in <see cref="CheckpointAsync"/>, so between two of those it can be
/// copied while writing goes on. LiteDB hands its log pages to a queue and reports success before they are written; a commit here
/// is acknowledged only once they are in the log and the seal says so, so that it survives the death of the process and its loss is seen.
/// </remarks>
public sealed class LiteDbStore : LiteDbReader, IMachineStore
{
    private const long MaximumLogBytes = 256L * 1024 * 1024;
    private const long Reserve = 8L * 1024 * 1024;

    private const int ThreadsPerTransaction = 50;

    private readonly SemaphoreSlim _copyTurn = new(1);
    private readonly SemaphoreSlim _upkeep = new(1);
    private readonly GroupCommitter _committer;
    private readonly DataFilePaths? _paths;
    private readonly long _changesKept;
    private StoreFile _file;
    private BatchWriter _writer;
    private StoreHealth _health = StoreHealth.Good;
    private int _copying;
    private int _slowdown;
    private long _commits;
    private long _changesThrough;
    private long _moves;

    private LiteDbStore(StoreFile file, DataFilePaths? paths, long changesKept = ChangeWriter.Window)
        : base(file.Collections, paths is null ? new Archives(null) : Archives.Beside(paths.Data))
    {
        _file = file;
        _paths = paths;
        _changesKept = changesKept;
        _writer = new BatchWriter(file.Collections, changesKept);
        _changesThrough = _writer.LastChange;
        _committer = new GroupCommitter(Write);
    }

    /// <summary>Opens the file at <paramref name="path"/>, creating it where there is none.</summary>
    /// <exception cref="DataFileException">A file is missing, damaged, foreign, or was written by a newer program; nothing was changed.</exception>
    public static LiteDbStore Open(string path) => Open(path, ChangeWriter.Window);

    /// <summary>The same with a change feed that reaches back so far.</summary>
    internal static LiteDbStore Open(string path, long changesKept)
    {
        var paths = new DataFilePaths(path);
        var file = OpenFile(paths);
        try
        {
            return new LiteDbStore(file, paths, changesKept);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A store that is gone with the process, for trying things out.</summary>
    public static LiteDbStore InMemory() => new(StoreFile.InMemory(), paths: null);

    /// <inheritdoc/>
    public Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _committer.CommitAsync(batch, cancellationToken);

    /// <summary>Transactions since the file was opened: tells whether anything has changed.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>Whether writing works, and why not.</summary>
    public StoreHealth Health => Volatile.Read(ref _health);

    /// <inheritdoc/>
    public StoreHealth CheckHealth()
    {
        if (Health.IsWriting) return Health;
        lock (Gate)
        {
            try
            {
                _file.EnsureRoom(Reserve);
                _file.Acknowledge();
                Volatile.Write(ref _health, StoreHealth.Good);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LiteDB.LiteException)
            {
                // It is as it was.
            }
        }

        return Health;
    }

    /// <summary>The size of the file and its log, in bytes; 0 in memory.</summary>
    public long FileBytes => _paths is null ? 0 : OpeningCheck.Length(_paths.Data) + OpeningCheck.Length(_paths.Log);

    /// <summary>Moves the log into the file, after which the file alone holds everything committed so far.</summary>
    /// <exception cref="IOException">The disk refused; nothing is lost.</exception>
    public Task CheckpointAsync(CancellationToken cancellationToken) => _committer.RunAsync(Checkpoint, cancellationToken);

    /// <summary>
    /// Copies everything committed so far to <paramref name="target"/>, a complete data file of its own, while writing goes on.
    /// </summary>
    /// <exception cref="IOException">The disk refused; there is no <paramref name="target"/> then.</exception>
    public Task CopyToAsync(string target, CancellationToken cancellationToken) => CopyToAsync(target, static () => { }, static () => { }, cancellationToken);

    /// <summary>
    /// Builds the file anew without its free pages, while reading and writing go on; both wait only for the end, when the new file takes
    /// the old one's place. Needs room for two copies of the file.
    /// </summary>
    /// <exception cref="IOException">The disk refused; the file is as it was.</exception>
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

    /// <summary>The share of the posts that were taken out since the file was last built anew, 0 to 1: about the share of its room that is free.</summary>
    public double FreedShare()
    {
        var (freed, posts) = Ask(() => (Collections.Freed, Collections.Posts.LongCount()));
        return freed == 0 ? 0 : freed / (double)(freed + posts);
    }

    /// <summary>Moves threads with their posts, assignments and revisions to the archive of a year; those that change meanwhile stay.</summary>
    /// <returns>How many posts were moved.</returns>
    /// <exception cref="IOException">The disk refused; every thread is whole, here or there.</exception>
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
    internal async Task CopyToAsync(string target, Action atCheckpoint, Action atEnd, CancellationToken cancellationToken)
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

    /// <summary>Who follows the changes must not see one that a kill could still take away.</summary>
    internal override long ChangesThrough => Volatile.Read(ref _changesThrough);

    /// <inheritdoc/>
    internal override long Moves => Volatile.Read(ref _moves);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _committer.Dispose();
        lock (Gate)
        {
            try
            {
                // After a clean end the data file is complete by itself.
                _file.Checkpoint();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or LiteDB.LiteException or InvalidOperationException)
            {
                // The log has it all; the next opening goes on from there.
            }

            _file.Dispose();
            Archives.Dispose();
        }

        _copyTurn.Dispose();
        _upkeep.Dispose();
        return ValueTask.CompletedTask;
    }

    private static StoreFile OpenFile(DataFilePaths paths)
    {
        Replacement.Finish(paths);
        var file = StoreFile.Open(paths);
        return file.IsOlder ? Migration.Run(paths, file) : file;
    }

    /// <summary>LiteDB closes itself for good after some errors: it is opened anew, for the next question or commit.</summary>
    private protected override void OnFailed()
    {
        if (_paths is null || !_file.IsClosed()) return;
        _file.Dispose();
        Reopen();
    }

    private void Reopen()
    {
        _file = StoreFile.Open(_paths!);
        _writer = new BatchWriter(_file.Collections, _changesKept);
        Volatile.Write(ref _changesThrough, _writer.LastChange);
        Turn(_file.Collections);
    }

    private void Write(IReadOnlyList<StoreBatch> batches)
    {
        if (Volatile.Read(ref _slowdown) is > 0 and var milliseconds) System.Threading.Thread.Sleep(milliseconds);
        Commit(
            () =>
            {
                foreach (var batch in batches) _writer.Apply(batch);
            },
            batches.Sum(batch => batch.EstimatedBytes));
        if (_file.LogBytes > MaximumLogBytes && Volatile.Read(ref _copying) == 0) TryCheckpoint();
    }

    /// <summary>Changes the data in a transaction of its own, and returns once that is safe.</summary>
    private void Commit(Action change, long bytes = 0)
    {
        try
        {
            lock (Gate)
            {
                _file.EnsureRoom(Reserve + bytes);
                Transact(change);
                _file.Acknowledge();
                Volatile.Write(ref _changesThrough, _writer.LastChange);
            }

            Interlocked.Increment(ref _commits);
            Volatile.Write(ref _health, StoreHealth.Good);
        }
        catch (Exception e) when (e is (IOException and not DamagedRecordException) or UnauthorizedAccessException)
        {
            if (Health.IsWriting) Volatile.Write(ref _health, new StoreHealth(e.Message, TimeProvider.System.GetUtcNow()));
            throw;
        }
    }

    private void Transact(Action change)
    {
        try
        {
            if (!_file.Database.BeginTrans()) throw new InvalidOperationException("A transaction is already open on the writing thread.");
            change();
            _writer.WriteChanges();
            _file.Stamp();
            _file.Database.Commit();
        }
        catch
        {
            Undo();
            throw;
        }
    }

    private void Undo()
    {
        try
        {
            _file.Database.Rollback();
            _file.Unstamp();
            _writer.Reset();
        }
        catch (Exception e) when (e is LiteDB.LiteException or IOException or ObjectDisposedException)
        {
            OnFailed();
        }
    }

    private void Checkpoint()
    {
        lock (Gate) _file.Checkpoint();
    }

    /// <summary>What was committed is safe in the log: that the data file does not take it yet is nobody's failure.</summary>
    private void TryCheckpoint()
    {
        try
        {
            Checkpoint();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Volatile.Write(ref _health, new StoreHealth(e.Message, TimeProvider.System.GetUtcNow()));
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

    private DataFilePaths Paths() => _paths ?? throw new InvalidOperationException("A store in memory has no file.");
}

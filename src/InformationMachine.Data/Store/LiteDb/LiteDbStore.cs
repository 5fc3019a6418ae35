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

    private readonly GroupCommitter _committer;
    private readonly DataFilePaths? _paths;
    private StoreFile _file;
    private BatchWriter _writer;
    private StoreHealth _health = StoreHealth.Good;
    private int _copying;
    private long _commits;
    private long _changesThrough;

    private LiteDbStore(StoreFile file, DataFilePaths? paths)
        : base(file.Collections)
    {
        _file = file;
        _paths = paths;
        _writer = new BatchWriter(file.Collections);
        _changesThrough = _writer.LastChange;
        _committer = new GroupCommitter(Write);
    }

    /// <summary>Opens the file at <paramref name="path"/>, creating it where there is none.</summary>
    /// <exception cref="DataFileException">A file is missing, damaged, foreign, or was written by a newer program; nothing was changed.</exception>
    public static LiteDbStore Open(string path)
    {
        var paths = new DataFilePaths(path);
        var file = OpenFile(paths);
        try
        {
            return new LiteDbStore(file, paths);
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

    /// <summary>The size of the file and its log, in bytes; 0 in memory.</summary>
    public long FileBytes => _paths is null ? 0 : OpeningCheck.Length(_paths.Data) + OpeningCheck.Length(_paths.Log);

    /// <summary>Moves the log into the file, after which the file alone holds everything committed so far.</summary>
    /// <exception cref="IOException">The disk refused; nothing is lost.</exception>
    public Task CheckpointAsync(CancellationToken cancellationToken) => _committer.RunAsync(Checkpoint, cancellationToken);

    /// <summary>
    /// Copies everything committed so far to <paramref name="target"/>, a complete data file of its own, while writing goes on.
    /// </summary>
    /// <exception cref="IOException">The disk refused; there is no <paramref name="target"/> then.</exception>
    public async Task CopyToAsync(string target, CancellationToken cancellationToken)
    {
        var source = _paths ?? throw new InvalidOperationException("A store in memory has no file to copy.");
        await _committer.RunAsync(BeginCopy, cancellationToken);
        try
        {
            await CopyAsync(source.Data, target, cancellationToken);
        }
        catch
        {
            // Half a copy on a full disk would take the room that writing needs.
            File.Delete(target);
            throw;
        }
        finally
        {
            Volatile.Write(ref _copying, 0);
        }
    }

    /// <summary>Who follows the changes must not see one that a kill could still take away.</summary>
    internal override long ChangesThrough => Volatile.Read(ref _changesThrough);

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
        }

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
        _file = StoreFile.Open(_paths);
        _writer = new BatchWriter(_file.Collections);
        Volatile.Write(ref _changesThrough, _writer.LastChange);
        Turn(_file.Collections);
    }

    private static async Task CopyAsync(string source, string target, CancellationToken cancellationToken)
    {
        await using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.Asynchronous);
        await using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous);
        await from.CopyToAsync(to, 1 << 20, cancellationToken);
        to.Flush(flushToDisk: true);
    }

    private void Write(IReadOnlyList<StoreBatch> batches)
    {
        try
        {
            lock (Gate)
            {
                _file.EnsureRoom(Reserve + batches.Sum(Estimate));
                Transact(batches);
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

        if (_file.LogBytes > MaximumLogBytes && Volatile.Read(ref _copying) == 0) TryCheckpoint();
    }

    private void Transact(IReadOnlyList<StoreBatch> batches)
    {
        try
        {
            if (!_file.Database.BeginTrans()) throw new InvalidOperationException("A transaction is already open on the writing thread.");
            foreach (var batch in batches) _writer.Apply(batch);
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

    private void BeginCopy()
    {
        if (Interlocked.CompareExchange(ref _copying, 1, 0) != 0) throw new InvalidOperationException("The data file is already being copied.");
        try
        {
            Checkpoint();
        }
        catch
        {
            Volatile.Write(ref _copying, 0);
            throw;
        }
    }

    /// <summary>About how much of the log a batch takes, in bytes: several pages change with every record, and indices grow.</summary>
    private static long Estimate(StoreBatch batch) =>
        batch.NewPosts.Concat(batch.EditedPosts).Sum(post => 3L * post.Text.Length + 4096) + (batch.Assignments.Length * 1024L) + batch.FeedMemories.Sum(memory => memory.Items.Length * 128L) + (batch.Briefings.Length * 128L * 1024);
}

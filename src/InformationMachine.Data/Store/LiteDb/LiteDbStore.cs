using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;
using InformationMachine.Data.Store.LiteDb.Upkeep;

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
public sealed partial class LiteDbStore : LiteDbReader, IStoreUpkeep
{
    private const long Reserve = 8L * 1024 * 1024;

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
        : base(file.Collections, paths is null ? new Archives(null, Snapshot.OpenArchive) : Archives.Beside(paths.Data, Snapshot.OpenArchive))
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

    /// <summary>From how much in the log on it is moved into the data file, which costs less the seldomer it is done; in bytes.</summary>
    internal long MaximumLogBytes { get; set; } = 256L * 1024 * 1024;

    /// <summary>A store that is gone with the process, for trying things out.</summary>
    public static LiteDbStore InMemory() => new(StoreFile.InMemory(), paths: null);

    /// <inheritdoc/>
    public Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _committer.CommitAsync(batch, cancellationToken);

    /// <inheritdoc/>
    public long Commits => Volatile.Read(ref _commits);

    /// <inheritdoc/>
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

    /// <inheritdoc/>
    public long FileBytes => _paths is null ? 0 : OpeningCheck.Length(_paths.Data) + OpeningCheck.Length(_paths.Log);

    /// <summary>Moves the log into the file, after which the file alone holds everything committed so far.</summary>
    /// <exception cref="IOException">The disk refused; nothing is lost.</exception>
    public Task CheckpointAsync(CancellationToken cancellationToken) => _committer.RunAsync(Checkpoint, cancellationToken);

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
        catch (Exception e) when (e is (IOException and not (DamagedRecordException or BasisChangedException)) or UnauthorizedAccessException)
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
        catch (Exception e) when (Damage.IsNoticed(e))
        {
            Undo();
            throw Unwritable(e);
        }
        catch
        {
            Undo();
            throw;
        }
    }

    private static DamagedRecordException Unwritable(Exception e) =>
        new($"The data file cannot be written: {e.Message} Run `doctor`, which says what is wrong and what can be repaired.", e);

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
        lock (Gate)
        {
            try
            {
                _file.Checkpoint();
            }
            catch (Exception e) when (Damage.IsNoticed(e))
            {
                OnFailed();
                throw Unwritable(e);
            }
        }
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

    private DataFilePaths Paths() => _paths ?? throw new InvalidOperationException("A store in memory has no file.");
}

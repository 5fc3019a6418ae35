using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>
/// The machine's LiteDB file. Only one process may have it open: hold a <see cref="StoreLock"/> first, LiteDB itself does not refuse
/// a second writer on Linux.
/// </summary>
/// <remarks>
/// Pages go to the file's log; the file itself changes only in <see cref="CheckpointAsync"/>, so between two of those it can be
/// copied while writing goes on. LiteDB hands its log pages to a queue and reports success before they are written; a commit here
/// is acknowledged only once the log has grown to the length LiteDB reports, so that it survives the death of the process.
/// </remarks>
public sealed class LiteDbStore : LiteDbReader, IMachineStore
{
    private const long MaximumLogBytes = 256L * 1024 * 1024;
    private static readonly TimeSpan MaximumLogDelay = TimeSpan.FromSeconds(30);

    private readonly LiteDatabase _database;
    private readonly BatchWriter _writer;
    private readonly GroupCommitter _committer;
    private readonly string? _path;
    private int _copying;
    private long _commits;
    private long _changesThrough;

    private LiteDbStore(LiteDatabase database, Collections collections, string? path)
        : base(collections)
    {
        _database = database;
        _path = path;
        _writer = new BatchWriter(collections);
        _changesThrough = _writer.LastChange;
        _committer = new GroupCommitter(Write);
    }

    /// <summary>Opens the file at <paramref name="path"/>, creating it where there is none.</summary>
    /// <exception cref="DataFileException">The file is not one of ours, is damaged, or was written by a newer program.</exception>
    public static LiteDbStore Open(string path)
    {
        if (File.Exists(path))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (file.Length > 0) DataFileHeader.Check(file, path, hasLog: File.Exists(LogPath(path)));
        }

        try
        {
            return Open(new EngineSettings { Filename = path }, path);
        }
        catch (Exception e) when (e is LiteException or InvalidCastException or KeyNotFoundException)
        {
            throw new DataFileException($"{path} cannot be opened as a data file: {e.Message}. Restore a backup, or move the file away to start anew.", e);
        }
    }

    /// <summary>A store that is gone with the process, for trying things out.</summary>
    public static LiteDbStore InMemory() => Open(new EngineSettings { DataStream = new MemoryStream() }, path: null);

    /// <inheritdoc/>
    public Task CommitAsync(StoreBatch batch, CancellationToken cancellationToken) => _committer.CommitAsync(batch, cancellationToken);

    /// <summary>Transactions since the file was opened: tells whether anything has changed.</summary>
    public long Commits => Volatile.Read(ref _commits);

    /// <summary>The size of the file and its log, in bytes; 0 in memory.</summary>
    public long FileBytes => _path is null ? 0 : Length(_path) + Length(LogPath(_path));

    /// <summary>Moves the log into the file, after which the file alone holds everything committed so far.</summary>
    public Task CheckpointAsync(CancellationToken cancellationToken) => _committer.RunAsync(Checkpoint, cancellationToken);

    /// <summary>
    /// Copies everything committed so far to <paramref name="target"/>, a complete data file of its own, while writing goes on.
    /// </summary>
    public async Task CopyToAsync(string target, CancellationToken cancellationToken)
    {
        var source = _path ?? throw new InvalidOperationException("A store in memory has no file to copy.");
        await _committer.RunAsync(BeginCopy, cancellationToken);
        try
        {
            await using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.Asynchronous);
            await using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous);
            await from.CopyToAsync(to, 1 << 20, cancellationToken);
            to.Flush(flushToDisk: true);
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
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private static LiteDbStore Open(EngineSettings settings, string? path)
    {
        // The default collation ignores case, so that the keys dQw4 and DQW4 would collide.
        settings.Collation = Collation.Binary;
        var database = new LiteDatabase(new LiteEngine(settings));
        try
        {
            database.UtcDate = true;
            database.CheckpointSize = 0;
            var collections = new Collections(database);
            if (collections.Schema is { } schema && schema > Collections.SchemaVersion)
                throw new DataFileException($"{path} has schema {schema}; this program knows {Collections.SchemaVersion}. Run a newer version.");
            collections.EnsureIndices();
            if (collections.Schema is null) collections.WriteSchema();

            return new LiteDbStore(database, collections, path);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private void Write(IReadOnlyList<StoreBatch> batches)
    {
        lock (Gate) Transact(batches);

        WaitForLog();
        Volatile.Write(ref _changesThrough, _writer.LastChange);
        Interlocked.Increment(ref _commits);
    }

    private void Transact(IReadOnlyList<StoreBatch> batches)
    {
        try
        {
            if (!_database.BeginTrans()) throw new InvalidOperationException("A transaction is already open on the writing thread.");
            foreach (var batch in batches) _writer.Apply(batch);
            _writer.WriteChanges();
            _database.Commit();
        }
        catch
        {
            _database.Rollback();
            _writer.Reset();
            throw;
        }
    }

    private void Checkpoint()
    {
        lock (Gate) _database.Checkpoint();
    }

    /// <summary>Waits until the pages of the last commit have left LiteDB's queue and are in the log file.</summary>
    private void WaitForLog()
    {
        if (_path is null) return;
        var expected = LogLength();
        var log = new FileInfo(LogPath(_path));
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var wait = new SpinWait(); expected > 0; wait.SpinOnce(sleep1Threshold: 20))
        {
            log.Refresh();
            if (log.Exists && log.Length >= expected) break;
            if (System.Diagnostics.Stopwatch.GetElapsedTime(started) > MaximumLogDelay)
                throw new IOException($"{log.FullName} did not take the last commit within {MaximumLogDelay.TotalSeconds} s; is the disk full?");
        }

        if (expected > MaximumLogBytes && Volatile.Read(ref _copying) == 0) Checkpoint();
    }

    private long LogLength()
    {
        lock (Gate) return AskLogLength();
    }

    private long AskLogLength()
    {
        using var reader = _database.Execute("SELECT logFileSize FROM $database");
        return reader.Read() ? reader.Current["logFileSize"].AsInt64 : 0;
    }

    private void BeginCopy()
    {
        if (Interlocked.CompareExchange(ref _copying, 1, 0) != 0) throw new InvalidOperationException("The data file is already being copied.");
        Checkpoint();
    }

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private static string LogPath(string path) =>
        Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + "-log" + Path.GetExtension(path));
}

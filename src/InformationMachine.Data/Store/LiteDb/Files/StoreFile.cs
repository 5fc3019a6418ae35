using InformationMachine.Data.Store.LiteDb.Records;
using InformationMachine.Data.Store.Records;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// A data file that is open with its log and its seal. The order in which the three are written is what survives a kill at any instant:
/// the seal says that a log is begun before its first page is written, what of it is acknowledged after it is written, that a checkpoint
/// begins before the data file changes, and that the data file is whole after it is. Not thread-safe.
/// </summary>
internal sealed class StoreFile : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly DataFilePaths? _paths;
    private readonly PageFile? _data;
    private readonly LogFile? _log;
    private readonly SealFile? _seal;
    private long _stamped = -1;

    /// <param name="paths">The files; null for one in memory.</param>
    /// <param name="seal">Their seal; null where it is not asked.</param>
    /// <param name="data">The data file.</param>
    /// <param name="withLog">False to leave out what is in the log.</param>
    private StoreFile(DataFilePaths? paths, SealFile? seal, PageFile? data, bool withLog = true)
    {
        _paths = paths;
        _seal = seal;
        var settings = new EngineSettings { Collation = Collation.Binary }; // The default ignores case, so that the keys dQw4 and DQW4 would collide.
        if (paths is null)
        {
            settings.DataStream = new MemoryStream();
        }
        else
        {
            _data = data!;
            _data.IsOpenForChange = true;
            _log = withLog ? new LogFile(paths.Log, BeginLog, _data.WriteChecks) : null;
            (settings.DataStream, settings.LogStream) = (_data, (Stream?)_log ?? new MemoryStream());
        }

        try
        {
            Database = new LiteDatabase(new LiteEngine(settings));
            Database.UtcDate = true;
            Collections = new Collections(Database);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public LiteDatabase Database { get; } = null!;

    public Collections Collections { get; } = null!;

    /// <summary>True where the file follows an older schema and has to be migrated before it can be used.</summary>
    public bool IsOlder => Collections.Schema < Collections.SchemaVersion;

    /// <summary>How much of the log is in use, in bytes.</summary>
    public long LogBytes => _log?.Length ?? 0;

    /// <summary>A file that is gone with the process.</summary>
    public static StoreFile InMemory()
    {
        var file = new StoreFile(paths: null, seal: null, data: null);
        file.Fill(Guid.NewGuid());
        return file;
    }

    /// <summary>Opens the file, creating it where there is none.</summary>
    /// <exception cref="DataFileException">A file is missing, damaged, foreign, or of a newer program.</exception>
    public static StoreFile Open(DataFilePaths paths)
    {
        var seal = SealFile.Peek(paths.Seal);
        if (seal is null) OpeningCheck.Unsealed(paths);
        if (seal?.State == SealState.New || (seal is null && OpeningCheck.Length(paths.Data) == 0))
        {
            var created = Create(paths, Guid.NewGuid());
            created.Finish();
            return created;
        }

        if (seal is not null) OpeningCheck.Sealed(paths, seal);
        if (seal is not { HasPageChecks: true }) OpeningCheck.Unchecked(paths);
        try
        {
            return Reopen(paths, seal);
        }
        catch (Exception e) when (e is LiteException or InvalidCastException or KeyNotFoundException or NotImplementedException or DamagedRecordException or InvalidOperationException)
        {
            throw new DataFileException($"{paths.Data} cannot be opened as a data file: {e.Message} Restore a backup with `restore FILE`, or move the file away to start anew.", e);
        }
    }

    /// <summary>Opens the file to be looked at, whatever its seal says; nothing may be written.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="withLog">False to leave out what is in the log.</param>
    public static StoreFile OpenUnsealed(DataFilePaths paths, bool withLog)
    {
        var file = new StoreFile(paths, seal: null, PageFile.OpenToLook(paths.Data, HasChecks(paths)), withLog);
        file._data!.IsOpenForChange = false;
        return file;
    }

    /// <summary>Creates a data file that is empty but for its schema and identity. It counts as nothing until it is finished.</summary>
    public static StoreFile Create(DataFilePaths paths, Guid identity)
    {
        // Whatever lies here was never acknowledged. The seal comes first, so that a kill during creation is seen as such.
        var seal = SealFile.Create(paths.Seal, new FileSeal(identity, SealState.New, 0, 0, Crc32C.Start));
        File.Delete(paths.Log);
        File.Delete(paths.Data);
        var store = new StoreFile(paths, seal, PageFile.Open(paths.Data, hasChecks: false));
        store._data!.IsOpenForChange = false;
        try
        {
            store.Fill(identity);
            return store;
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Makes a file that was created count.</summary>
    public void Finish()
    {
        Checkpoint();
        _seal!.Write(seal => seal with { State = SealState.Clean, LogLength = 0, LogCrc = Crc32C.Start }, isLasting: true);
    }

    /// <summary>Within a transaction, before it commits: marks the data as holding what this log holds.</summary>
    public void Stamp()
    {
        if (_seal is null || _log is null) return;
        var generation = CurrentGeneration(_seal, _log);
        if (generation == _stamped) return;
        Collections.Generation = generation;
        _stamped = generation;
    }

    /// <summary>After a transaction that was rolled back: what was stamped may be gone.</summary>
    public void Unstamp() => _stamped = -1;

    /// <summary>Whether the disk can take more.</summary>
    /// <param name="bytes">About how much is to be written.</param>
    /// <exception cref="IOException">It cannot; the message says why.</exception>
    public void EnsureRoom(long bytes)
    {
        if (_paths is null) return;
        if (Array.Find([_paths.Data, _paths.Log, _paths.Seal], path => !File.Exists(path)) is { } vanished)
            throw new IOException($"{vanished} has vanished while it was open: bring it or its disk back; what it alone held is lost otherwise.");
        if (!_data!.IsInPlace || !_log!.IsInPlace) throw new IOException($"{_paths.Data} was replaced while it was open; end this process, then look at what is there with `doctor`.");
        if (!_log.IsWhole) throw new IOException($"{_paths.Log} was cut while it was open, and what was acknowledged is missing in it: end this process, then look with `doctor` at what is left, and restore a backup.");
        if (_log!.Fault is { } fault && !_log.Drain()) throw new IOException($"{_paths.Log} cannot be written: {fault.Message}", fault);
        var free = FreeBytes(_paths.Data);
        if (free < bytes) throw new IOException($"The disk of {_paths.Data} is full: {free / 1024} KB are free, {bytes / 1024} KB are needed.");
    }

    /// <summary>Waits until everything committed is in the log file and the seal says so.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Acknowledge()
    {
        if (_log is null) return;
        var expected = AskLogLength();
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        for (var wait = new SpinWait(); _log.Length < expected; wait.SpinOnce(sleep1Threshold: 20))
        {
            if (System.Diagnostics.Stopwatch.GetElapsedTime(started) > Patience)
                throw new IOException($"{_paths!.Log} did not take the last commit within {Patience.TotalSeconds} s.");
        }

        if (!_log.Drain()) throw new IOException($"{_paths!.Log} did not take the last commit ({_log.Fault!.Message}); it follows when there is room.", _log.Fault);
        var (length, crc) = _log.Written;
        _seal?.Write(seal => seal with { LogLength = length, LogCrc = crc }, isLasting: false);
    }

    /// <summary>Moves the log into the data file, which then holds everything by itself.</summary>
    /// <exception cref="IOException">The disk refused; the log still has everything.</exception>
    public void Checkpoint()
    {
        if (_log is null)
        {
            Database.Checkpoint();
            return;
        }

        if (AskLogLength() == 0)
        {
            Settle();
            return;
        }

        Stamp();
        Acknowledge();
        var isKnown = _seal is { Current.State: not SealState.New };
        if (isKnown)
        {
            EnsureRoom(_log.Length);
            // The disk must have the log before the pages it would be needed for are overwritten.
            _log.FlushNow();
            _seal!.Write(seal => seal with { State = SealState.Checkpointing }, isLasting: true);
        }

        _data!.IsOpenForChange = true;
        try
        {
            Database.Checkpoint();
        }
        finally
        {
            _data.IsOpenForChange = false;
        }

        if (isKnown && _log.Length == 0) _seal!.Write(seal => seal with { State = SealState.Clean, LogLength = 0, LogCrc = Crc32C.Start, HasPageChecks = true }, isLasting: true);
    }

    /// <summary>Brings the log onto the disk, so that a checkpoint after it does not wait for that. Thread-safe.</summary>
    public void FlushLog() => _log?.FlushNow();

    /// <summary>True where LiteDB has closed itself after an error and refuses everything.</summary>
    public bool IsClosed()
    {
        try
        {
            AskLogLength();
            return false;
        }
        catch (Exception e) when (e is LiteException or IOException or ObjectDisposedException)
        {
            return true;
        }
    }

    public void Dispose()
    {
        Database?.Dispose();
        _data?.Dispose();
        _log?.Dispose();
        _seal?.Dispose();
    }

    /// <summary>How much the disk of a file still takes, in bytes.</summary>
    public static long FreeBytes(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(Path.GetFullPath(path))!).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>Whether the pages' check numbers are to be believed: not while a checkpoint that was broken off is still to be done again.</summary>
    public static bool HasChecks(DataFilePaths paths)
    {
        try
        {
            return SealFile.Peek(paths.Seal) is { HasPageChecks: true } seal && (seal.State != SealState.Checkpointing || OpeningCheck.Length(paths.Log) == 0);
        }
        catch (DataFileException)
        {
            return false;
        }
    }

    private static StoreFile Reopen(DataFilePaths paths, FileSeal? seal)
    {
        var data = PageFile.Open(paths.Data, seal is not null && HasChecks(paths));
        SealFile? sealFile;
        try
        {
            sealFile = seal is null ? null : SealFile.Open(paths.Seal);
        }
        catch
        {
            data.Dispose();
            throw;
        }

        var file = new StoreFile(paths, sealFile, data);
        try
        {
            file._data!.IsOpenForChange = false;
            if (file.Collections.Schema is null) throw new DataFileException($"{paths.Data} holds no schema version: it is not a data file of this program.");
            if (file.Collections.Schema > Collections.SchemaVersion)
                throw new DataFileException($"{paths.Data} has schema {file.Collections.Schema}; this program knows {Collections.SchemaVersion}. Run a newer version.");
            if (file.Collections.Schema < Collections.FirstSealedSchema) return file;
            if (seal is null)
                throw new DataFileException($"{paths.Seal} is missing: without it nobody can tell whether a log of {Path.GetFileName(paths.Data)} is lost. If the file is a backup or a published snapshot, put it in place with `restore FILE`; otherwise `doctor --repair` checks it and seals it anew.");
            OpeningCheck.Identity(paths, seal, file.Collections);
            file._log!.TakeOver();
            var (length, crc) = file._log.Written;
            if (length < seal.LogLength) sealFile!.Write(known => known with { LogLength = length, LogCrc = crc }, isLasting: true);
            if (!file.IsOlder) file.Collections.EnsureIndices();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void Fill(Guid identity)
    {
        Database.CheckpointSize = 0;
        Collections.EnsureIndices();
        Collections.WriteSchema();
        Collections.File = identity;
        Collections.Generation = 0;
        Collections.Freed = 0;
    }

    private void BeginLog()
    {
        if (_seal is null || _seal.Current.State == SealState.New || IsBegun(_seal.Current)) return;
        _seal.Write(seal => new FileSeal(seal.File, SealState.Logging, seal.Generation + 1, 0, Crc32C.Start, seal.HasPageChecks), isLasting: true);
    }

    /// <summary>A log that was begun and never got a commit leaves no trace.</summary>
    private void Settle()
    {
        if (_seal is null || !IsBegun(_seal.Current)) return;
        _log!.CutRest();
        var generation = Collections.Generation;
        _seal.Write(seal => seal with { State = SealState.Clean, Generation = generation }, isLasting: true);
    }

    /// <summary>
    /// A log that was begun and of which nothing was acknowledged keeps its number, however often its first page is tried: by a disk that
    /// refused it, or by processes that were killed before it, one after the other. A second number would leave the data two behind.
    /// </summary>
    private static bool IsBegun(FileSeal seal) => seal is { State: SealState.Logging, LogLength: 0 };

    /// <summary>The number of the log that the next commit goes to. The log's first page may be written meanwhile by another thread.</summary>
    private static long CurrentGeneration(SealFile file, LogFile log)
    {
        while (true)
        {
            var seal = file.Current;
            var isNext = seal.State != SealState.New && !IsBegun(seal) && log.Length == 0;
            if (ReferenceEquals(seal, file.Current)) return seal.Generation + (isNext ? 1 : 0);
        }
    }

    private long AskLogLength()
    {
        using var reader = Database.Execute("SELECT logFileSize FROM $database");
        return reader.Read() ? reader.Current["logFileSize"].AsInt64 : 0;
    }
}

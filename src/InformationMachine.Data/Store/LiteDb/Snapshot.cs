using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>
/// A published copy of the data file, open for reading. It shows one consistent state for as long as it is open, however often the
/// machine publishes a newer one meanwhile. Thread-safe.
/// </summary>
public sealed class Snapshot : LiteDbReader, IArchiveFile
{
    private readonly FileStream _file;
    private readonly PageFile _pages;
    private readonly LiteEngine _engine;
    private readonly LiteDatabase _database;

    private Snapshot(FileStream file, PageFile pages, LiteEngine engine, LiteDatabase database, Collections collections)
        : base(collections, Archives.Beside(file.Name, OpenArchive))
    {
        _file = file;
        _pages = pages;
        _engine = engine;
        _database = database;
    }

    /// <summary>
    /// Opens the snapshot at <paramref name="path"/> through one file descriptor: LiteDB, given a path, opens the file several times
    /// and would mix two snapshots if a newer one were published in between.
    /// </summary>
    /// <exception cref="FileNotFoundException">No snapshot has been published yet.</exception>
    /// <exception cref="DataFileException">The file is not a data file this program can read.</exception>
    public static Snapshot Open(string path) => Open(path, new FileStream(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    Collections IArchiveFile.Collections => Collections;

    /// <summary>Opens the archive of a year, which is a data file of its own.</summary>
    internal static IArchiveFile OpenArchive(string path) => Open(path);

    /// <summary>Opens the snapshot through a descriptor that is open already, and closes that with it.</summary>
    internal static Snapshot Open(string path, FileStream file)
    {
        LiteEngine? engine = null;
        try
        {
            DataFileHeader.Check(file, path, isWhole: true);
            var pages = PageFile.OpenCopy(path, file.SafeFileHandle);
            engine = new LiteEngine(new EngineSettings { DataStream = pages, LogStream = new MemoryStream(), ReadOnly = true });
            var database = new LiteDatabase(engine, BsonMapper.Global, disposeOnClose: false);
            var collections = new Collections(database);
            if (collections.Schema is not { } schema) throw new DataFileException($"{path} holds no schema version: it is not a snapshot.");
            if (schema > Collections.SchemaVersion)
                throw new DataFileException($"{path} has schema {schema}; this program knows {Collections.SchemaVersion}. Use a newer version.");
            return new Snapshot(file, pages, engine, database, collections);
        }
        catch (Exception e)
        {
            engine?.Dispose();
            file.Dispose();
            if (e is LiteException or NotImplementedException) throw new DataFileException($"{path} cannot be read as a data file: {e.Message}.", e);
            throw;
        }
    }

    /// <summary>Whether the pages carry check numbers: those of older programs do not.</summary>
    internal bool HasPageChecks => _pages.Checks is not null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _database.Dispose();
        _engine.Dispose();
        _file.Dispose();
        Archives.Dispose();
    }
}

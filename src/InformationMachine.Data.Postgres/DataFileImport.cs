using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.Records;
using LiteDB;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// Copies a data file with its archives into an empty database, and compares every record afterwards. A copy that is broken off is refused to
/// everybody but a later copy of the same file, which goes on where it stopped.
/// </summary>
public sealed class DataFileImport : IDisposable
{
    private const int RecordsPerTransaction = 1000;

    /// <summary>What a data file says of itself alone.</summary>
    private static readonly string[] FileKeys = ["schema", "log", "freed"];

    private readonly DataFileParts _source;
    private readonly Guid _identity;
    private readonly StoreDatabase _database;
    private readonly WriterLease _lease;
    private readonly TableCollections _tables;
    private readonly CancellationToken _stop;

    private DataFileImport(LiteDbReader source, StoreDatabase database, CancellationToken stop)
    {
        _source = new DataFileParts(source);
        _identity = source.FileIdentity;
        _database = database;
        _lease = new WriterLease(database.Schema, PostgresStore.LeaseDuration);
        _tables = new TableCollections(new TableSession(database.Schema));
        _stop = stop;
    }

    /// <summary>Copies and compares; returns how many records there are. Where the connection is lost, the same may be done again and goes on.</summary>
    /// <param name="source">The data file, which nobody else writes meanwhile.</param>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <param name="patience">How long to wait for the lease of a process that was killed.</param>
    /// <param name="told">Told after every transaction how many records were stored by it.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="DataFileException">The database holds something else, or what it holds is not what was copied.</exception>
    /// <exception cref="StoreLockedException">A machine writes to the database.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static long Run(LiteDbReader source, string connection, TimeSpan patience, Action<int> told, CancellationToken cancellationToken)
    {
        var database = StoreDatabase.Of(connection);
        using var import = new DataFileImport(source, database, cancellationToken);
        try
        {
            SchemaKeeper.Ensure(database);
            LeaseTaking.Take(database, import._lease.TryTakeAlone, patience, cancellationToken);
            return import.Copy(told);
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw StoreTrouble.Told(e, database.Place);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            using var connection = _database.Open();
            if (_lease.IsTaken) _lease.Release(connection);
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            // It ends by itself.
        }

        _database.Dispose();
    }

    private long Copy(Action<int> told)
    {
        if (!Write(Begin)) return 0;
        var parts = _source.All();
        foreach (var part in parts) Copy(part, told);
        var records = Compare(parts);
        Write(() =>
        {
            _tables.Meta.Upsert(_source.Marks().Where(mark => !FileKeys.Contains(mark["_id"].AsString)));
            CopyMark.Clear(_tables, parts.Select(part => part.Name));
            return true;
        });
        return records;
    }

    private bool Begin()
    {
        var copied = CopyMark.Of(_tables);
        if (copied is null && _tables.All.Any(table => table.Name != Tables.Meta.Name && table.First() is not null))
            throw new DataFileException($"The database {_database.Place} holds data already: name another schema (Search Path), or drop this one.");
        if (copied is { } other && other != _identity)
            throw new DataFileException($"The database {_database.Place} holds a part of another data file: name another schema (Search Path), or drop this one.");
        CopyMark.Set(_tables, _identity);
        return true;
    }

    private void Copy(CopiedPart part, Action<int> told)
    {
        for (var after = Ask(() => CopyMark.Reached(_tables, part.Name)); ;)
        {
            _stop.ThrowIfCancellationRequested();
            var page = part.Read(after, RecordsPerTransaction);
            if (page.Count == 0) return;
            after = page[^1]["_id"];
            var stored = page.Where(part.Belongs).ToList();
            Write(() =>
            {
                _tables.All.First(table => table.Name == part.Table).Insert(stored);
                CopyMark.Reach(_tables, part.Name, after);
                return true;
            });
            told(stored.Count);
        }
    }

    /// <summary>Every record of the file is in the database as it is, and the database holds no others.</summary>
    private long Compare(IReadOnlyList<CopiedPart> parts)
    {
        var seen = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            for (BsonValue after = BsonValue.MinValue; ;)
            {
                _stop.ThrowIfCancellationRequested();
                var page = part.Read(after, RecordsPerTransaction);
                if (page.Count == 0) break;
                after = page[^1]["_id"];
                var wanted = page.Where(part.Belongs).ToList();
                seen[part.Table] = seen.GetValueOrDefault(part.Table) + wanted.Count;
                if (wanted.Count > 0) Compare(part.Table, wanted);
            }
        }

        foreach (var table in Tables.All.Where(table => table != Tables.Meta))
        {
            if (Ask(() => Count(table.Name)) is var count && count != seen.GetValueOrDefault(table.Name))
                throw Different(table.Name, $"{count} records instead of {seen.GetValueOrDefault(table.Name)}");
        }

        return seen.Values.Sum();
    }

    private void Compare(string table, List<BsonDocument> wanted)
    {
        var found = Ask(() => _tables.All.First(known => known.Name == table).Find(Filter.In("_id", new BsonArray(wanted.Select(record => record["_id"])))).ToList());
        if (found.Count != wanted.Count) throw Different(table, "records are missing");
        foreach (var (record, copy) in wanted.Zip(found.OrderBy(record => record["_id"])))
        {
            if (!RecordBytes.Write(record).AsSpan().SequenceEqual(RecordBytes.Write(copy))) throw Different(table, $"record {record["_id"]} is another");
        }
    }

    private DataFileException Different(string table, string what) =>
        new($"What the database {_database.Place} holds is not what was copied ({table}: {what}); was the data file changed between two runs? Drop the schema and copy anew.");

    private long Count(string table)
    {
        using var command = _tables.Session.Command();
        command.CommandText = $"SELECT count(*) FROM \"{_database.Schema}\".\"{table}\"";
        command.CommandTimeout = 0;
        return (long)command.ExecuteScalar()!;
    }

    private T Ask<T>(Func<T> question) => _database.Retried(() =>
    {
        using var connection = _database.Open();
        _tables.Session.Connection = connection;
        _tables.Reset();
        // Comparing takes a while too.
        if (!_lease.Renew(connection)) throw new StoreLockedException($"Another machine writes to the database {_database.Place} now.");
        return question();
    });

    private T Write<T>(Func<T> work)
    {
        using var connection = _database.Open();
        using var transaction = connection.BeginTransaction();
        _tables.Session.Connection = connection;
        _tables.Reset();
        _lease.Begin(connection);
        var result = work();
        _tables.Flush();
        transaction.Commit();
        _lease.Own++;
        return result;
    }
}

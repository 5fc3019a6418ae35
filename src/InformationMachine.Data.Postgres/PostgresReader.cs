using System.Data;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.Records;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// The records in a PostgreSQL database, to be asked. Thread-safe; each question has a connection of its own and sees one state. Where the
/// connection is lost, the question is asked again through another, for about two seconds.
/// </summary>
public class PostgresReader : RecordReader, IAsyncDisposable
{
    private readonly ThreadLocal<TableCollections?> _asked = new();
    private readonly Lock _gate = new();
    private readonly NpgsqlConnection? _held;

    internal PostgresReader(StoreDatabase database, NpgsqlConnection? held = null) => (Database, _held) = (database, held);

    /// <summary>Host, port, database and schema.</summary>
    public string Place => Database.Place;

    /// <summary>Host and process of those that may write, each with the roles that it holds, several with commas between; null where there is none.</summary>
    public string? Writer => Ask(() =>
    {
        var (holder, left, members) = WriterLease.Look(((TableCollections)Book).Session);
        return members.Count > 0 ? string.Join(", ", members) : left > TimeSpan.Zero ? holder : null;
    });

    /// <summary>The size of the tables with their indices, in bytes.</summary>
    public long StoredBytes => Ask(() =>
    {
        using var command = ((TableCollections)Book).Session.Command();
        command.CommandText = $"SELECT coalesce(sum(pg_total_relation_size(oid)), 0)::bigint FROM pg_class WHERE relkind = 'r' AND relnamespace = '{Database.Schema}'::regnamespace";
        return (long)command.ExecuteScalar()!;
    });

    /// <summary>What processes on this database share besides records; of use until this reader is disposed of.</summary>
    public PostgresDocuments Documents => new(Database, isOwn: false);

    /// <summary>The database.</summary>
    internal StoreDatabase Database { get; }

    /// <inheritdoc/>
    internal override IRecordCollections Book => _asked.Value ?? throw new InvalidOperationException("Records are asked for inside a question.");

    /// <inheritdoc/>
    internal override IArchives Stacks => NoArchives.Instance;

    /// <summary>Whether a store is there.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static bool Exists(string connection)
    {
        using var database = StoreDatabase.Of(connection);
        return Guarded(database, () => SchemaKeeper.Exists(database));
    }

    /// <summary>Opens a store to be read, beside the machine that writes it; every question sees what is committed then.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <exception cref="DataFileException">There is no store, or it is that of another version.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static PostgresReader OpenToRead(string connection)
    {
        var database = StoreDatabase.Of(connection);
        return Guarded(database, () =>
        {
            SchemaKeeper.Require(database);
            return new PostgresReader(database);
        });
    }

    /// <summary>Opens the state that the store is in now: whatever is written meanwhile, every question sees that one. Keep it for minutes, not hours: the server cannot clean up behind it.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <exception cref="DataFileException">There is no store, or it is that of another version.</exception>
    /// <exception cref="IOException">The server cannot be reached or refuses.</exception>
    public static PostgresReader OpenOneState(string connection)
    {
        var database = StoreDatabase.Of(connection);
        return Guarded(database, () =>
        {
            SchemaKeeper.Require(database);
            var held = database.Open();
            // Ends with the connection; it only reads.
            _ = held.BeginTransaction(IsolationLevel.RepeatableRead);
            return new PostgresReader(database, held);
        });
    }

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        if (_held is not null) await _held.DisposeAsync();
        await Database.DisposeAsync();
        _asked.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One state of the database as a data file, for readers of snapshots.</summary>
    internal void WriteDataFile(string target, CancellationToken cancellationToken)
    {
        var identity = FileIdentity;
        Ask(() =>
        {
            var tables = (TableCollections)Book;
            DataFileWriter.Write(target, identity, (name, after, limit) => tables.All.First(table => table.Name == name).Find(Store.Records.Filter.Greater("_id", after), limit), cancellationToken);
            return true;
        });
    }

    /// <inheritdoc/>
    internal override T Ask<T>(Func<T> question)
    {
        // A question inside a question is of the same state.
        if (_asked.Value is not null) return question();
        if (_held is not null) return AskHeld(_held, question);
        try
        {
            return Database.Retried(() => AskOnce(question));
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw Told(e);
        }
    }

    /// <summary>The exception that the contract promises for what the server or the way to it said.</summary>
    private protected virtual Exception Told(Exception exception) => StoreTrouble.Told(exception, Database.Place);

    /// <summary>Does something with a database that is closed again where it fails.</summary>
    private protected static T Guarded<T>(StoreDatabase database, Func<T> work)
    {
        try
        {
            return database.Retried(work);
        }
        catch (Exception e)
        {
            database.Dispose();
            throw StoreTrouble.IsServer(e) ? StoreTrouble.Told(e, database.Place) : e;
        }
    }

    private T AskHeld<T>(NpgsqlConnection held, Func<T> question)
    {
        lock (_gate)
        {
            try
            {
                return AskOn(held, question);
            }
            catch (Exception e) when (StoreTrouble.IsServer(e))
            {
                throw StoreTrouble.Told(e, Database.Place);
            }
        }
    }

    private T AskOnce<T>(Func<T> question)
    {
        using var connection = Database.Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        var answer = AskOn(connection, question);
        transaction.Commit();
        return answer;
    }

    private T AskOn<T>(NpgsqlConnection connection, Func<T> question)
    {
        _asked.Value = new TableCollections(new TableSession(Database.Schema) { Connection = connection });
        try
        {
            return question();
        }
        finally
        {
            _asked.Value = null;
        }
    }
}

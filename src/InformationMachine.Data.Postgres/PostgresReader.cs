using System.Data;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.Records;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// The records in a PostgreSQL database, to be asked. Thread-safe; each question has a connection of its own and sees one state. Where the
/// connection is lost, the question is asked once more through another.
/// </summary>
public class PostgresReader : RecordReader, IAsyncDisposable
{
    private readonly ThreadLocal<TableCollections?> _asked = new();

    internal PostgresReader(StoreDatabase database) => Database = database;

    /// <summary>The database.</summary>
    internal StoreDatabase Database { get; }

    /// <inheritdoc/>
    internal override IRecordCollections Book => _asked.Value ?? throw new InvalidOperationException("Records are asked for inside a question.");

    /// <inheritdoc/>
    internal override IArchives Stacks => NoArchives.Instance;

    /// <summary>Opens a store to be read, beside the machine that writes it.</summary>
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

    /// <inheritdoc/>
    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        _asked.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    internal override T Ask<T>(Func<T> question)
    {
        // A question inside a question is of the same state.
        if (_asked.Value is not null) return question();
        try
        {
            return AskOnce(question);
        }
        catch (Exception e) when (StoreTrouble.IsBroken(e))
        {
            Database.Forget();
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw StoreTrouble.Told(e, Database.Place);
        }

        try
        {
            return AskOnce(question);
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw StoreTrouble.Told(e, Database.Place);
        }
    }

    /// <summary>Does something with a database that is closed again where it fails.</summary>
    private protected static T Guarded<T>(StoreDatabase database, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e)
        {
            database.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw StoreTrouble.IsServer(e) ? StoreTrouble.Told(e, database.Place) : e;
        }
    }

    private T AskOnce<T>(Func<T> question)
    {
        using var connection = Database.Open();
        using var transaction = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        _asked.Value = new TableCollections(new TableSession(Database.Schema) { Connection = connection });
        try
        {
            var answer = question();
            transaction.Commit();
            return answer;
        }
        finally
        {
            _asked.Value = null;
        }
    }
}

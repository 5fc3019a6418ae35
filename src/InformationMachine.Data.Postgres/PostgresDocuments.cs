using InformationMachine.Data.Store;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>The documents and counts of failures that processes on one database share. Each question and each change is one short transaction. Thread-safe.</summary>
public sealed class PostgresDocuments : IDocumentStore, IFailureCounts, IAsyncDisposable
{
    /// <summary>How many counts that have ended are taken away at a time.</summary>
    private const int Swept = 100;

    private readonly StoreDatabase _database;
    private readonly bool _isOwn;
    private volatile bool _isThere;

    internal PostgresDocuments(StoreDatabase database, bool isOwn) => (_database, _isOwn, _isThere) = (database, isOwn, !isOwn);

    /// <inheritdoc/>
    public string Place => _database.Place;

    /// <summary>The documents of a database, with or without a machine that runs on it. Its tables are made with the first change.</summary>
    /// <param name="connection">The connection string; <c>Search Path</c> names the schema (default <c>machine</c>).</param>
    /// <exception cref="DataFileException">It is no connection string.</exception>
    public static PostgresDocuments Open(string connection) => new(StoreDatabase.Of(connection), isOwn: true);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, long> Versions() => Ask(connection =>
    {
        using var command = Command(connection, $"SELECT name, version FROM {_database.Schema}.documents");
        using var reader = command.ExecuteReader();
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read()) versions[reader.GetString(0)] = reader.GetInt64(1);
        return versions;
    }) ?? [];

    /// <inheritdoc/>
    public StoredDocument Find(string name) => Ask(connection =>
    {
        using var command = Command(connection, $"SELECT version, content FROM {_database.Schema}.documents WHERE name = $1", Text(name));
        using var reader = command.ExecuteReader();
        return reader.Read() ? new StoredDocument(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : null;
    }) ?? StoredDocument.None;

    /// <inheritdoc/>
    public StoredDocument? TryWrite(string name, long version, ReadOnlyMemory<byte> content)
    {
        if (content.Length > IDocumentStore.MaximumLength) throw new IOException($"'{name}' would be longer than the {IDocumentStore.MaximumLength / 1024 / 1024} MB that the database {Place} takes of one document; nothing was changed.");
        Require();
        return Do(connection => Write(connection, name, version, content));
    }

    /// <inheritdoc/>
    public bool IsReached(IReadOnlyList<FailureLimit> limits, TimeSpan pause) => Do(connection =>
    {
        foreach (var limit in limits)
        {
            using var command = Command(connection, $"SELECT failures FROM {_database.Schema}.failures WHERE key = $1 AND last >= clock_timestamp() - $2", Text(limit.Key), Time(pause));
            if (command.ExecuteScalar() is int failures && failures >= limit.Most) return true;
        }

        return false;
    });

    /// <inheritdoc/>
    public bool TryAdd(IReadOnlyList<FailureLimit> limits, TimeSpan pause, int? kept) => Do(connection =>
    {
        Sweep(connection, pause, kept);
        using var transaction = connection.BeginTransaction();
        foreach (var limit in limits)
        {
            using var command = Command(connection, $"""
                INSERT INTO {_database.Schema}.failures AS f (key, made_up, failures, last) VALUES ($1, $2, 1, clock_timestamp())
                ON CONFLICT (key) DO UPDATE SET made_up = $2, failures = CASE WHEN f.last < clock_timestamp() - $3 THEN 1 ELSE f.failures + 1 END, last = clock_timestamp()
                WHERE f.last < clock_timestamp() - $3 OR f.failures < $4 RETURNING failures
                """, Text(limit.Key), new NpgsqlParameter { Value = kept is not null }, Time(pause), new NpgsqlParameter { Value = limit.Most });
            // What was counted of the others goes with the transaction.
            if (command.ExecuteScalar() is null) return false;
        }

        transaction.Commit();
        return true;
    });

    /// <inheritdoc/>
    public void Forget(IReadOnlyList<string> keys) => Do(connection =>
    {
        using var command = Command(connection, $"DELETE FROM {_database.Schema}.failures WHERE key IN (SELECT key FROM {_database.Schema}.failures WHERE key = ANY ($1) ORDER BY array_position($1, key) FOR UPDATE)",
            new NpgsqlParameter { Value = keys.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        return command.ExecuteNonQuery();
    });

    /// <inheritdoc/>
    public bool IsFull(TimeSpan pause, int kept) => Do(connection =>
    {
        using var command = Command(connection, $"SELECT count(*) FROM (SELECT FROM {_database.Schema}.failures WHERE made_up AND last >= clock_timestamp() - $1 LIMIT $2) known", Time(pause), new NpgsqlParameter { Value = (long)kept });
        return (long)command.ExecuteScalar()! >= kept;
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _isOwn ? _database.DisposeAsync() : ValueTask.CompletedTask;

    private StoredDocument? Write(NpgsqlConnection connection, string name, long version, ReadOnlyMemory<byte> content)
    {
        // A number that never comes again, also where a document is taken away by hand and written anew.
        const string now = "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint";
        var bytes = new NpgsqlParameter { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea };
        using var command = version == 0
            ? Command(connection, $"INSERT INTO {_database.Schema}.documents (name, version, changed, content) VALUES ($1, {now}, clock_timestamp(), $2) ON CONFLICT DO NOTHING RETURNING version", Text(name), bytes)
            : Command(connection, $"UPDATE {_database.Schema}.documents SET version = greatest(version + 1, {now}), changed = clock_timestamp(), content = $2 WHERE name = $1 AND version = $3 RETURNING version", Text(name), bytes, new NpgsqlParameter { Value = version });
        if (command.ExecuteScalar() is long written) return new StoredDocument(written, content);
        // Where the connection was lost after the change was stored, this is the second time: what was to be written is there.
        using var again = Command(connection, $"SELECT version FROM {_database.Schema}.documents WHERE name = $1 AND content = $2", Text(name), new NpgsqlParameter { Value = content, NpgsqlDbType = NpgsqlDbType.Bytea });
        return again.ExecuteScalar() is long same ? new StoredDocument(same, content) : null;
    }

    /// <summary>Takes away what has ended, and of keys that may be made up the oldest that are too many.</summary>
    private void Sweep(NpgsqlConnection connection, TimeSpan pause, int? kept)
    {
        var table = $"{_database.Schema}.failures";
        using (var command = Command(connection, $"DELETE FROM {table} WHERE key IN (SELECT key FROM {table} WHERE last < clock_timestamp() - $1 ORDER BY last LIMIT {Swept} FOR UPDATE SKIP LOCKED)", Time(pause)))
            command.ExecuteNonQuery();
        if (kept is not { } most) return;
        // The rows that stay are counted and not locked: PostgreSQL locks those that OFFSET leaves out as well.
        using var surplus = Command(connection, $"""
            DELETE FROM {table} WHERE key IN (
                SELECT key FROM {table} WHERE made_up AND last <= (SELECT last FROM {table} WHERE made_up ORDER BY last DESC OFFSET $1 LIMIT 1)
                ORDER BY last LIMIT {Swept} FOR UPDATE SKIP LOCKED)
            """, new NpgsqlParameter { Value = (long)most });
        surplus.ExecuteNonQuery();
    }

    /// <summary>Makes the tables where nobody has yet.</summary>
    private void Require()
    {
        if (_isThere) return;
        Do(_ =>
        {
            SchemaKeeper.Ensure(_database);
            CopyMark.Refuse(_database);
            return true;
        });
        _isThere = true;
    }

    /// <summary>A question; null where there are no tables yet.</summary>
    private T? Ask<T>(Func<NpgsqlConnection, T?> question)
        where T : class
    {
        try
        {
            return _database.Retried(() => On(question));
        }
        catch (PostgresException e) when (!_isThere && e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.InvalidSchemaName)
        {
            return null;
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw StoreTrouble.Told(e, Place);
        }
    }

    private T Do<T>(Func<NpgsqlConnection, T> work)
    {
        try
        {
            return _database.Retried(() => On(work));
        }
        catch (Exception e) when (StoreTrouble.IsServer(e))
        {
            throw StoreTrouble.Told(e, Place);
        }
    }

    private T On<T>(Func<NpgsqlConnection, T> work)
    {
        using var connection = _database.Open();
        return work(connection);
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string text, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        return command;
    }

    private static NpgsqlParameter Text(string text) => new() { Value = text, NpgsqlDbType = NpgsqlDbType.Text };

    private static NpgsqlParameter Time(TimeSpan time) => new() { Value = time, NpgsqlDbType = NpgsqlDbType.Interval };
}

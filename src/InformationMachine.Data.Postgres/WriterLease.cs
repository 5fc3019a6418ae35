using System.Globalization;
using InformationMachine.Data.Store;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// The exclusive right to write: a row with an epoch, on the database's clock. Whoever takes it raises the epoch; every transaction locks
/// the row and checks that the epoch is still its own, so that a process that was stopped past its lease writes nothing when it wakes. The
/// row counts commits as well: after a connection was lost during a commit the count says whether it was done.
/// </summary>
/// <param name="schema">The schema of the tables.</param>
/// <param name="duration">How long it holds without being renewed.</param>
internal sealed class WriterLease(string schema, TimeSpan duration)
{
    private const string Row = "writer";

    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The epoch it was taken with; 0 before.</summary>
    public long Epoch { get; private set; }

    /// <summary>The commits that are known to be done, over all epochs.</summary>
    public long Commits { get; set; }

    /// <summary>How long it holds without being renewed.</summary>
    public TimeSpan Duration { get; } = duration;

    /// <summary>Takes it where nobody holds it; false where somebody does.</summary>
    public bool TryTake(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {schema}.leases SET epoch = epoch + 1, taken_at = commits, holder = $1, until = clock_timestamp() + $2 WHERE name = '{Row}' AND until < clock_timestamp() RETURNING epoch, commits";
        command.Parameters.Add(new NpgsqlParameter { Value = _holder, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        using var reader = command.ExecuteReader();
        if (!reader.Read()) return false;
        (Epoch, Commits) = (reader.GetInt64(0), reader.GetInt64(1));
        return true;
    }

    /// <summary>Makes it last from now on; false where it was lost.</summary>
    public bool Renew(NpgsqlConnection connection)
    {
        using var command = Renewal(connection);
        return command.ExecuteNonQuery() == 1;
    }

    /// <summary>Makes it last from now on; false where it was lost.</summary>
    public async Task<bool> RenewAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Renewal(connection);
        return await command.ExecuteNonQueryAsync(cancellationToken) == 1;
    }

    /// <summary>The first thing in every transaction: locks the row, checks the epoch, renews the lease and counts the commit.</summary>
    /// <exception cref="StoreLockedException">It was lost.</exception>
    public void Begin(NpgsqlConnection connection)
    {
        using var batch = connection.CreateBatch();
        // Were this process stopped in the middle, the server ends the transaction and with it the lock.
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SET LOCAL idle_in_transaction_session_timeout = {((long)(2 * Duration.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture)}"));
        var count = new NpgsqlBatchCommand($"UPDATE {schema}.leases SET commits = commits + 1, until = clock_timestamp() + $2 WHERE name = '{Row}' AND epoch = $1 AND commits = $3");
        AddEpoch(count.Parameters);
        count.Parameters.Add(new NpgsqlParameter { Value = Commits, NpgsqlDbType = NpgsqlDbType.Bigint });
        batch.BatchCommands.Add(count);
        if (batch.ExecuteNonQuery() < 1) throw Lost(connection);
    }

    /// <summary>Whether the commit after <see cref="Commits"/> was done; waits for a transaction that is still under way. Null where another has taken the lease so long ago that it cannot be told.</summary>
    public bool? WasDone(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT epoch, commits, taken_at FROM {schema}.leases WHERE name = '{Row}' FOR UPDATE";
        using var reader = command.ExecuteReader();
        reader.Read();
        var (epoch, commits, taken) = (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
        return epoch == Epoch ? commits > Commits : epoch == Epoch + 1 ? taken > Commits : null;
    }

    /// <summary>Gives it back, so that the next need not wait for its end.</summary>
    public void Release(NpgsqlConnection connection)
    {
        using var command = Releasing(connection);
        command.ExecuteNonQuery();
    }

    /// <summary>Gives it back, so that the next need not wait for its end.</summary>
    public async Task ReleaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = Releasing(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Releasing(NpgsqlConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {schema}.leases SET until = '-infinity' WHERE name = '{Row}' AND epoch = $1";
        command.Parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        return command;
    }

    /// <summary>Who holds it and for how long yet, by the database's clock.</summary>
    public static (string Holder, TimeSpan Left, long Epoch) Look(TableSession session)
    {
        using var command = session.Command();
        command.CommandText = $"SELECT holder, CASE WHEN until > clock_timestamp() THEN extract(epoch FROM until - clock_timestamp()) ELSE 0 END::float8, epoch FROM {session.Schema}.leases WHERE name = '{Row}'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetString(0), TimeSpan.FromSeconds(reader.GetDouble(1)), reader.GetInt64(2));
    }

    private static StoreLockedException Lost(NpgsqlConnection connection) =>
        new($"Another machine writes to the database {connection.Host}:{connection.Port}/{connection.Database} now: this one was away for longer than its lease. It writes nothing any more and has to be started anew.");

    private NpgsqlCommand Renewal(NpgsqlConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {schema}.leases SET until = clock_timestamp() + $2 WHERE name = '{Row}' AND epoch = $1";
        AddEpoch(command.Parameters);
        return command;
    }

    private void AddEpoch(NpgsqlParameterCollection parameters)
    {
        parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
    }
}

using System.Globalization;
using InformationMachine.Data.Store;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// The right to write. Any number of processes have it, each as a member; one row, locked first in every transaction, puts their commits in one
/// order. Whoever copies a whole file has it alone: its epoch shuts out all members of before. Each member's row counts its own commits: after
/// a connection was lost during a commit the count says whether it was done, whatever others have written since.
/// </summary>
/// <param name="schema">The schema of the tables.</param>
/// <param name="duration">How long a member counts as alive, and the sole right holds, without being renewed.</param>
internal sealed class WriterLease(string schema, TimeSpan duration)
{
    private const string Row = "writer";

    /// <summary>Members that gave no sign of life for so long are forgotten; none is in doubt of a commit any more.</summary>
    private const string Forgotten = "1 day";

    private static readonly TimeSpan LeastIdle = TimeSpan.FromSeconds(2);

    private readonly string _holder = $"{Environment.MachineName}:{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";

    /// <summary>This member's name.</summary>
    public Guid Member { get; } = Guid.NewGuid();

    /// <summary>The epoch it was taken with.</summary>
    public long Epoch { get; private set; }

    /// <summary>This member's commits that are known to be done.</summary>
    public long Own { get; set; }

    /// <summary>The number of the transaction under way among the commits of all members.</summary>
    public long Number { get; private set; }

    /// <summary>True where it was taken alone, or as a member.</summary>
    public bool IsTaken { get; private set; }

    /// <summary>How long it holds without being renewed.</summary>
    public TimeSpan Duration { get; } = duration;

    /// <summary>How long a transaction may stand still before the server ends it: everybody waits behind it.</summary>
    private TimeSpan Idle => Duration / 3 > LeastIdle ? Duration / 3 : LeastIdle;

    /// <summary>Takes part, unless somebody has the right alone.</summary>
    public bool TryJoin(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        if (Lock(connection) is not { } epoch) return false;
        Run(connection, $"DELETE FROM {schema}.members WHERE until < clock_timestamp() - interval '{Forgotten}'");
        Enter(connection);
        transaction.Commit();
        (Epoch, IsTaken) = (epoch, true);
        return true;
    }

    /// <summary>Takes the right alone where nobody takes part.</summary>
    public bool TryTakeAlone(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        if (Lock(connection) is not { } epoch) return false;
        using (var command = connection.CreateCommand())
        {
            command.CommandText = $"SELECT EXISTS (SELECT FROM {schema}.members WHERE until > clock_timestamp())";
            if (command.ExecuteScalar() is true) return false;
            command.CommandText = $"UPDATE {schema}.leases SET epoch = epoch + 1, holder = $1, until = clock_timestamp() + $2 WHERE name = '{Row}'";
            command.Parameters.Add(new NpgsqlParameter { Value = _holder, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
            command.ExecuteNonQuery();
        }

        Enter(connection);
        transaction.Commit();
        (Epoch, IsTaken, IsAlone) = (epoch + 1, true, true);
        return true;
    }

    /// <summary>True where nobody else may write.</summary>
    public bool IsAlone { get; private set; }

    /// <summary>A sign of life; false where somebody has taken the right alone since.</summary>
    public bool Renew(NpgsqlConnection connection)
    {
        using var batch = Renewal(connection);
        return batch.ExecuteScalar() is not null;
    }

    /// <summary>A sign of life; false where somebody has taken the right alone since.</summary>
    public async Task<bool> RenewAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = Renewal(connection);
        return await batch.ExecuteScalarAsync(cancellationToken) is not null;
    }

    /// <summary>The first thing in every transaction: waits for those of others, checks the epoch and counts the commit.</summary>
    /// <exception cref="StoreLockedException">Somebody has taken the right alone since.</exception>
    public void Begin(NpgsqlConnection connection)
    {
        using var batch = connection.CreateBatch();
        // Were this process stopped in the middle, the server ends the transaction and with it the lock.
        batch.BatchCommands.Add(new NpgsqlBatchCommand($"SET LOCAL idle_in_transaction_session_timeout = {((long)Idle.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)}"));
        var count = new NpgsqlBatchCommand($"UPDATE {schema}.leases SET commits = commits + 1{(IsAlone ? ", until = clock_timestamp() + $2" : "")} WHERE name = '{Row}' AND epoch = $1 RETURNING commits");
        count.Parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        if (IsAlone) count.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        batch.BatchCommands.Add(count);
        var own = new NpgsqlBatchCommand($"UPDATE {schema}.members SET commits = $2, until = clock_timestamp() + $3 WHERE id = $1 RETURNING commits");
        own.Parameters.Add(new NpgsqlParameter { Value = Member, NpgsqlDbType = NpgsqlDbType.Uuid });
        own.Parameters.Add(new NpgsqlParameter { Value = Own + 1, NpgsqlDbType = NpgsqlDbType.Bigint });
        own.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        batch.BatchCommands.Add(own);
        using var reader = batch.ExecuteReader();
        if (!reader.Read()) throw Lost(connection);
        Number = reader.GetInt64(0);
        if (!reader.NextResult() || !reader.Read()) throw Lost(connection);
    }

    /// <summary>Whether the commit after <see cref="Own"/> was done; waits for a transaction that is still under way. Null where this member was forgotten.</summary>
    public bool? WasDone(NpgsqlConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT commits FROM {schema}.members WHERE id = $1 FOR UPDATE";
        command.Parameters.Add(new NpgsqlParameter { Value = Member, NpgsqlDbType = NpgsqlDbType.Uuid });
        return command.ExecuteScalar() is long commits ? commits > Own : null;
    }

    /// <summary>Gives back the right and whatever this member holds, so that others need not wait for its end.</summary>
    public void Release(NpgsqlConnection connection)
    {
        using var batch = Releasing(connection);
        batch.ExecuteNonQuery();
    }

    /// <summary>Gives back the right and whatever this member holds, so that others need not wait for its end.</summary>
    public async Task ReleaseAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var batch = Releasing(connection);
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Who has the right alone and for how long yet, by the database's clock, and who takes part.</summary>
    public static (string Holder, TimeSpan Left, IReadOnlyList<string> Members) Look(TableSession session)
    {
        using var command = session.Command();
        command.CommandText = $"SELECT holder, CASE WHEN until > clock_timestamp() THEN extract(epoch FROM until - clock_timestamp()) ELSE 0 END::float8, ARRAY(SELECT m.holder || coalesce((SELECT ' (' || string_agg(substr(h.name, 6), '+' ORDER BY h.name) || ')' FROM {session.Schema}.holds h WHERE h.member = m.id AND h.until > clock_timestamp() AND h.name LIKE 'role:%'), '') FROM {session.Schema}.members m WHERE m.until > clock_timestamp() ORDER BY m.holder) FROM {session.Schema}.leases WHERE name = '{Row}'";
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetString(0), TimeSpan.FromSeconds(reader.GetDouble(1)), reader.GetFieldValue<string[]>(2));
    }

    /// <summary>How many transactions all members have committed.</summary>
    public async Task<long> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT commits FROM {schema}.leases WHERE name = '{Row}'";
        return await command.ExecuteScalarAsync(cancellationToken) is long commits ? commits : 0;
    }

    /// <summary>The epoch, the row locked; null where somebody has the right alone.</summary>
    private long? Lock(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT epoch FROM {schema}.leases WHERE name = '{Row}' AND until < clock_timestamp() FOR UPDATE";
        return command.ExecuteScalar() as long?;
    }

    private void Enter(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {schema}.members (id, holder, commits, until) VALUES ($1, $2, $3, clock_timestamp() + $4)";
        command.Parameters.Add(new NpgsqlParameter { Value = Member, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = _holder, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = Own, NpgsqlDbType = NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        command.ExecuteNonQuery();
    }

    private static void Run(NpgsqlConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private static StoreLockedException Lost(NpgsqlConnection connection) =>
        new($"Another machine has the database {connection.Host}:{connection.Port}/{connection.Database} to itself now: this one was away for longer than its lease. It writes nothing any more and has to be started anew.");

    private NpgsqlBatch Releasing(NpgsqlConnection connection)
    {
        var batch = connection.CreateBatch();
        Add(batch, $"UPDATE {schema}.holds SET until = '-infinity' WHERE member = $1");
        Add(batch, $"DELETE FROM {schema}.members WHERE id = $1");
        if (!IsAlone) return batch;
        var alone = new NpgsqlBatchCommand($"UPDATE {schema}.leases SET until = '-infinity' WHERE name = '{Row}' AND epoch = $1");
        alone.Parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        batch.BatchCommands.Add(alone);
        return batch;
    }

    private void Add(NpgsqlBatch batch, string statement)
    {
        var command = new NpgsqlBatchCommand(statement);
        command.Parameters.Add(new NpgsqlParameter { Value = Member, NpgsqlDbType = NpgsqlDbType.Uuid });
        batch.BatchCommands.Add(command);
    }

    /// <summary>The row of the right itself is changed by whoever has it alone: a sign of life waits for no transaction of others.</summary>
    private NpgsqlBatch Renewal(NpgsqlConnection connection)
    {
        var batch = connection.CreateBatch();
        var own = new NpgsqlBatchCommand($"UPDATE {schema}.members SET until = clock_timestamp() + $2 WHERE id = $1 AND EXISTS (SELECT FROM {schema}.leases WHERE name = '{Row}' AND epoch = $3) RETURNING id");
        own.Parameters.Add(new NpgsqlParameter { Value = Member, NpgsqlDbType = NpgsqlDbType.Uuid });
        own.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        own.Parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        batch.BatchCommands.Add(own);
        if (!IsAlone) return batch;
        var alone = new NpgsqlBatchCommand($"UPDATE {schema}.leases SET until = clock_timestamp() + $2 WHERE name = '{Row}' AND epoch = $1");
        alone.Parameters.Add(new NpgsqlParameter { Value = Epoch, NpgsqlDbType = NpgsqlDbType.Bigint });
        alone.Parameters.Add(new NpgsqlParameter { Value = Duration, NpgsqlDbType = NpgsqlDbType.Interval });
        batch.BatchCommands.Add(alone);
        return batch;
    }
}

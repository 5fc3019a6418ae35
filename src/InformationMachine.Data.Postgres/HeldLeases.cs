using System.Collections.Immutable;
using InformationMachine.Data.Store;
using Npgsql;
using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>
/// The rights to roles and hosts that a member holds: rows with an epoch, on the database's clock. Thread-safe; the questions to the
/// database are each one statement.
/// </summary>
/// <param name="schema">The schema of the tables.</param>
/// <param name="member">Whose they are.</param>
/// <param name="duration">How long one holds without being renewed.</param>
internal sealed class HeldLeases(string schema, Guid member, TimeSpan duration)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (StoreLease Lease, int Uses)> _held = new(StringComparer.Ordinal);
    private readonly HashSet<string> _returned = new(StringComparer.Ordinal);

    /// <summary>Held while the database is told: what is given back and taken again at once must not cross.</summary>
    private readonly Lock _telling = new();

    /// <summary>Rows are locked by name, as <see cref="Check"/> does: otherwise a renewal and a commit could each wait for the other.</summary>
    private string InOrder => $"FROM (SELECT name FROM {schema}.holds WHERE name = ANY ($1) AND member = $2 ORDER BY name FOR UPDATE) own WHERE h.name = own.name";

    /// <summary>What is held under a name, as far as is known; null where nothing is.</summary>
    public StoreLease? Find(string name)
    {
        lock (_lock) return _held.TryGetValue(name, out var held) ? held.Lease : null;
    }

    /// <summary>Takes those that nobody else holds. What this member had already keeps its epoch.</summary>
    public IReadOnlyList<StoreLease> Take(NpgsqlConnection connection, IReadOnlyCollection<string> names)
    {
        var taken = new List<StoreLease>();
        lock (_telling)
        {
            string[] wanted;
            lock (_lock)
            {
                // What is held already is counted once more, and renewed with the rest.
                foreach (var name in names.Distinct(StringComparer.Ordinal))
                {
                    if (!_held.TryGetValue(name, out var held)) continue;
                    _held[name] = (held.Lease, held.Uses + 1);
                    taken.Add(held.Lease);
                }

                wanted = [.. names.Except(taken.Select(lease => lease.Name), StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            }

            try
            {
                if (wanted.Length > 0) taken.AddRange(TakeFree(connection, wanted));
            }
            catch
            {
                Return(taken);
                throw;
            }
        }

        return taken;
    }

    private List<StoreLease> TakeFree(NpgsqlConnection connection, string[] wanted)
    {
        Create(connection, wanted);
        using var command = connection.CreateCommand();
        command.CommandText = $"""
            UPDATE {schema}.holds h SET epoch = h.epoch + CASE WHEN h.member = $2 THEN 0 ELSE 1 END, member = $2, until = clock_timestamp() + $3
            FROM (SELECT name FROM {schema}.holds WHERE name = ANY ($1) AND (member = $2 OR until < clock_timestamp()) ORDER BY name FOR UPDATE SKIP LOCKED) free
            WHERE h.name = free.name RETURNING h.name, h.epoch
            """;
        Add(command.Parameters, wanted);
        command.Parameters.Add(new NpgsqlParameter { Value = member, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = duration, NpgsqlDbType = NpgsqlDbType.Interval });
        var taken = new List<StoreLease>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) taken.Add(new StoreLease(reader.GetString(0), reader.GetInt64(1)));
        }

        lock (_lock)
        {
            foreach (var lease in taken)
            {
                _held[lease.Name] = (lease, 1);
                // What was given back and is wanted again is not given back.
                _returned.Remove(lease.Name);
            }
        }

        return taken;
    }

    /// <summary>Not needed any more; told to the database with <see cref="Tell"/>.</summary>
    public void Return(IEnumerable<StoreLease> leases)
    {
        lock (_lock)
        {
            foreach (var lease in leases)
            {
                if (!_held.TryGetValue(lease.Name, out var held) || held.Lease != lease) continue;
                if (held.Uses > 1) _held[lease.Name] = (lease, held.Uses - 1);
                else if (_held.Remove(lease.Name)) _returned.Add(lease.Name);
            }
        }
    }

    /// <summary>Gives back what is not needed any more.</summary>
    public void Tell(NpgsqlConnection connection)
    {
        lock (_telling) TellReturned(connection);
    }

    private void TellReturned(NpgsqlConnection connection)
    {
        string[] names;
        lock (_lock)
        {
            names = [.. _returned.Order(StringComparer.Ordinal)];
            _returned.Clear();
        }

        if (names.Length == 0) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {schema}.holds h SET until = '-infinity' {InOrder}";
        Add(command.Parameters, names);
        command.Parameters.Add(new NpgsqlParameter { Value = member, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.ExecuteNonQuery();
    }

    /// <summary>Makes all last from now on, and forgets those that others hold now.</summary>
    public void Renew(NpgsqlConnection connection)
    {
        ImmutableArray<StoreLease> known;
        lock (_lock) known = [.. _held.Values.Select(held => held.Lease)];
        if (known.IsEmpty) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE {schema}.holds h SET until = clock_timestamp() + $3 {InOrder} RETURNING h.name";
        Add(command.Parameters, [.. known.Select(lease => lease.Name).Order(StringComparer.Ordinal)]);
        command.Parameters.Add(new NpgsqlParameter { Value = member, NpgsqlDbType = NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = duration, NpgsqlDbType = NpgsqlDbType.Interval });
        var kept = new HashSet<string>(StringComparer.Ordinal);
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) kept.Add(reader.GetString(0));
        }

        foreach (var lease in known.Where(lease => !kept.Contains(lease.Name))) Forget(lease);
    }

    /// <summary>The leases of a batch are this member's still, and stay so until the transaction ends.</summary>
    /// <exception cref="LeaseLostException">One is not.</exception>
    public void Check(NpgsqlConnection connection, IReadOnlyCollection<StoreLease> leases)
    {
        if (leases.Count == 0) return;
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name, epoch FROM {schema}.holds WHERE name = ANY ($1) AND member = $2 ORDER BY name FOR SHARE";
        Add(command.Parameters, [.. leases.Select(lease => lease.Name)]);
        command.Parameters.Add(new NpgsqlParameter { Value = member, NpgsqlDbType = NpgsqlDbType.Uuid });
        var held = new HashSet<StoreLease>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) held.Add(new StoreLease(reader.GetString(0), reader.GetInt64(1)));
        }

        if (leases.FirstOrDefault(lease => !held.Contains(lease)) is not { } lost) return;
        Forget(lost);
        throw new LeaseLostException($"Another process has {lost.Name} now; what this one had prepared under it is not stored.");
    }

    private void Forget(StoreLease lease)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(lease.Name, out var held) && held.Lease == lease) _held.Remove(lease.Name);
        }
    }

    private void Create(NpgsqlConnection connection, string[] names)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {schema}.holds (name, epoch, until) SELECT wanted, 0, '-infinity' FROM unnest($1) AS wanted WHERE NOT EXISTS (SELECT FROM {schema}.holds WHERE name = wanted) ORDER BY wanted ON CONFLICT DO NOTHING";
        Add(command.Parameters, names);
        command.ExecuteNonQuery();
    }

    private static void Add(NpgsqlParameterCollection parameters, string[] names) =>
        parameters.Add(new NpgsqlParameter { Value = names, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
}

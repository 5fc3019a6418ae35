using System.Globalization;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>Brings the tables to what this program reads and writes: forward only, by one program at a time, and not at all where nothing is to be done.</summary>
internal static class SchemaKeeper
{
    /// <summary>The lock that a program holds while it changes tables, beside a number made of the schema's name.</summary>
    private const int LockClass = 0x494D;

    /// <summary>Looks, and creates or migrates where that is needed.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="DataFileException">The tables are those of a newer program, or this one lacks a right.</exception>
    public static void Ensure(StoreDatabase database)
    {
        using var connection = database.Open();
        CheckEncoding(connection);
        // No lock and no CREATE where all is as it should be: each would wait for whoever reads.
        if (Version(connection, database.Schema) is { } version && Check(version, database) == Migrations.Version) return;
        using var transaction = connection.BeginTransaction();
        Run(connection, $"SELECT pg_advisory_xact_lock({LockClass.ToString(CultureInfo.InvariantCulture)}, hashtext('{database.Schema}'))");
        // Another may have done it while this one waited.
        var found = Version(connection, database.Schema) ?? 0;
        if (Check(found, database) == Migrations.Version) return;
        if (found == 0) Begin(connection, database.Schema);
        for (var step = found; step < Migrations.Version; step++)
        {
            foreach (var statement in Migrations.Steps[step](database.Schema)) Run(connection, statement);
        }

        Run(connection, $"UPDATE {database.Schema}.version SET version = {Migrations.Version.ToString(CultureInfo.InvariantCulture)}");
        if (found == 0) Name(connection, database.Schema);
        transaction.Commit();
    }

    /// <summary>For whoever only reads: the tables must be this program's.</summary>
    /// <param name="database">The database.</param>
    /// <exception cref="DataFileException">There are none, or they are those of an older or newer program.</exception>
    public static void Require(StoreDatabase database)
    {
        using var connection = database.Open();
        var version = Version(connection, database.Schema) ?? throw new DataFileException($"The database {database.Place} holds no data yet. Start the machine with `run`.");
        if (Check(version, database) < Migrations.Version) throw new DataFileException($"The database {database.Place} has tables of version {version}; this program reads {Migrations.Version}. Start the machine with `run`, which brings them forward.");
        CopyMark.Refuse(database);
    }

    /// <summary>Whether there are tables.</summary>
    /// <param name="database">The database.</param>
    public static bool Exists(StoreDatabase database)
    {
        using var connection = database.Open();
        return Version(connection, database.Schema) is not null;
    }

    private static int Check(int version, StoreDatabase database) => version <= Migrations.Version
        ? version
        : throw new DataFileException($"The database {database.Place} has tables of version {version}; this program knows {Migrations.Version}. Use a newer version.");

    private static int? Version(NpgsqlConnection connection, string schema)
    {
        using var command = connection.CreateCommand();
        // The catalogue as this statement sees it: to_regclass may answer out of what the session knew before it waited.
        command.CommandText = $"SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = '{schema}' AND c.relname = 'version')";
        if (command.ExecuteScalar() is not true) return null;
        command.CommandText = $"SELECT version FROM {schema}.version";
        return (int)command.ExecuteScalar()!;
    }

    private static void Begin(NpgsqlConnection connection, string schema)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '{schema}')";
        // Where the schema was made for it, the program needs no right on the database.
        if (command.ExecuteScalar() is true) Run(connection, $"CREATE SCHEMA {schema}");
        Run(connection, $"CREATE TABLE {schema}.version (version int NOT NULL)");
        Run(connection, $"INSERT INTO {schema}.version (version) VALUES (0)");
    }

    private static void Name(NpgsqlConnection connection, string schema)
    {
        var tables = new TableCollections(new TableSession(schema) { Connection = connection });
        tables.Name();
        tables.Flush();
    }

    private static void CheckEncoding(NpgsqlConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SHOW server_encoding";
        if (command.ExecuteScalar() is not "UTF8") throw new DataFileException("The database is not in UTF-8: create it with ENCODING 'UTF8'.");
    }

    private static void Run(NpgsqlConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}

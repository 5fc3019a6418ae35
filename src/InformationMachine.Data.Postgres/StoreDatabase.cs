using System.Diagnostics;
using System.Text.RegularExpressions;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>A database and the schema in it that holds one machine's tables. Thread-safe. Nothing that it says contains the connection string.</summary>
internal sealed partial class StoreDatabase : IAsyncDisposable, IDisposable
{
    private const string DefaultSchema = "machine";
    private const string ApplicationName = "information-machine";

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(60);

    /// <summary>By the clock and not by a number of attempts: one may last until its connection times out.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source;

    private StoreDatabase(NpgsqlDataSource source, string schema, string place) => (_source, Schema, Place) = (source, schema, place);

    /// <summary>The schema, a plain identifier that needs no quotes.</summary>
    public string Schema { get; }

    /// <summary>Host, port, database and schema, for messages.</summary>
    public string Place { get; }

    /// <summary>Reads a connection string; nothing is connected yet.</summary>
    /// <param name="connection">
    /// As Npgsql has it. <c>Search Path</c> names the schema, which is told with every statement and not to the server: a pooler in
    /// transaction mode would give it to somebody else.
    /// </param>
    /// <exception cref="DataFileException">It is no connection string.</exception>
    public static StoreDatabase Of(string connection)
    {
        // What the parser says of a mistake may repeat a part of the text, which holds a password.
        var builder = Read(connection) ?? throw new DataFileException("Store:Connection is no connection string that can be read. Write it as Host=…;Database=…;Username=…;Password=…");
        var schema = builder.SearchPath is { Length: > 0 } path ? path : DefaultSchema;
        if (!Identifier().IsMatch(schema)) throw new DataFileException("Search Path in Store:Connection is the name of one schema: small letters, digits and _, at most 63.");
        builder.SearchPath = null;
        builder.ApplicationName ??= ApplicationName;
        builder.NoResetOnClose = true; // Nothing is left behind in a session, and a pooler gives it to others anyway.
        builder.IncludeErrorDetail = false;
        builder.PersistSecurityInfo = false;
        return new StoreDatabase(NpgsqlDataSource.Create(builder), schema, $"{builder.Host}:{builder.Port}/{builder.Database} (schema {schema})");
    }

    /// <summary>A connection out of the pool.</summary>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    public NpgsqlConnection Open() => _source.OpenConnection();

    /// <summary>Drops the idle connections, which a restarted server has ended.</summary>
    public void Forget() => _source.Clear();

    /// <summary>A connection out of the pool.</summary>
    /// <param name="cancellationToken">Ends the waiting for one.</param>
    /// <exception cref="NpgsqlException">There is none to be had.</exception>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>Does something that may be done again: where the connection is lost on the way, it is, for about two seconds.</summary>
    /// <param name="work">What to do.</param>
    /// <exception cref="NpgsqlException">It failed every time.</exception>
    public T Retried<T>(Func<T> work)
    {
        var started = Stopwatch.GetTimestamp();
        for (var pause = FirstPause; ; pause *= 2)
        {
            try
            {
                return work();
            }
            catch (PostgresException e) when (StoreTrouble.IsVictim(e) && Stopwatch.GetElapsedTime(started) < Patience)
            {
                Thread.Sleep(pause);
            }
            catch (Exception e) when (StoreTrouble.IsBroken(e) && Stopwatch.GetElapsedTime(started) < Patience)
            {
                // The idle connections of the pool died with the same server.
                Forget();
                Thread.Sleep(pause);
            }
        }
    }

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    public void Dispose() => _source.Dispose();

    private static NpgsqlConnectionStringBuilder? Read(string connection)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connection);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[a-z_][a-z0-9_]{0,62}$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}

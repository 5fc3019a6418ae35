using System.Net.Sockets;
using InformationMachine.Data.Store;
using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>What the server or the way to it says, as the exceptions of the store's contract, with what to do.</summary>
internal static class StoreTrouble
{
    private const string IdleInTransaction = "25P03";

    /// <summary>True where there is no connection or it is gone, so that what it was asked is not known to have been done.</summary>
    public static bool IsBroken(Exception exception) => exception switch
    {
        PostgresException e => e.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or IdleInTransaction,
        NpgsqlException or TimeoutException or SocketException or EndOfStreamException => true,
        _ => false,
    };

    /// <summary>True where the server ended a transaction in favour of another (a deadlock): the same may be done at once.</summary>
    public static bool IsVictim(PostgresException exception) => exception.SqlState.StartsWith("40", StringComparison.Ordinal);

    /// <summary>True for what has to do with the server and not with the records: it may be otherwise later.</summary>
    public static bool IsServer(Exception exception) => IsBroken(exception)
        || exception is PostgresException { SqlState: [.. var kind, _, _, _] } && kind is "08" or "25" or "40" or "28" or "3D" or "53" or "55" or "57" or "58" or "42";

    /// <summary>The exception that the contract promises.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="place">Where the store is.</param>
    public static Exception Told(Exception exception, string place) => exception switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } e => new InvalidOperationException($"A record of that key is stored already ({e.TableName}).", e),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } e => new DataFileException($"The database {place} refuses: {e.MessageText}. docs/scale.md names the privileges that are needed.", e),
        _ when IsBroken(exception) => new StoreUnreachableException($"The database {place} cannot be reached: {Inner(exception)}{(exception is PostgresException { SqlState: PostgresErrorCodes.TooManyConnections } ? " Allow more connections." : "")} It is tried again by itself; nothing acknowledged is lost.", exception),
        PostgresException e when IsServer(e) => new IOException($"The database {place} refuses: {e.MessageText} ({e.SqlState}).{Remedy(e.SqlState)}", e),
        _ => exception,
    };

    private static string Remedy(string state) => state[..2] switch
    {
        "28" => " See the user and password in Store:Connection, and pg_hba.conf.",
        "3D" => " Create the database, see docs/scale.md.",
        "53" => " Make room on the server's disk; it is tried again by itself.",
        _ => "",
    };

    private static string Inner(Exception exception)
    {
        var message = exception is PostgresException e ? e.MessageText : (exception.InnerException ?? exception).Message;
        return message.EndsWith('.') ? message : message + ".";
    }
}

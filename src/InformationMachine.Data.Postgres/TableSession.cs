using Npgsql;

namespace InformationMachine.Data.Postgres;

/// <summary>The connection that tables are asked through. Another may take its place between transactions.</summary>
/// <param name="schema">The schema of the tables.</param>
internal sealed class TableSession(string schema)
{
    /// <summary>The schema of the tables, a plain identifier.</summary>
    public string Schema { get; } = schema;

    /// <summary>The open connection; its transaction, where there is one, is that of every command.</summary>
    public NpgsqlConnection Connection { get; set; } = null!;

    /// <summary>A command on it.</summary>
    public NpgsqlCommand Command() => Connection.CreateCommand();

    /// <summary>Several commands that are sent as one.</summary>
    public NpgsqlBatch Batch() => Connection.CreateBatch();
}

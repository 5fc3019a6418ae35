using NpgsqlTypes;

namespace InformationMachine.Data.Postgres;

/// <summary>The table of one kind of records: its key, what it is found by, and the record as LiteDB's file has it.</summary>
/// <param name="Name">The name, the same as that of the collection in a data file.</param>
/// <param name="IsText">True where the key is a text; otherwise it is a number.</param>
/// <param name="Columns">What it is found by besides.</param>
internal sealed record Table(string Name, bool IsText, params IReadOnlyList<Column> Columns)
{
    /// <summary>True where its records are counted as they come and go, so that nobody has to count them.</summary>
    public bool IsCounted { get; init; }

    /// <summary>The key's type.</summary>
    public NpgsqlDbType KeyType => IsText ? NpgsqlDbType.Text : NpgsqlDbType.Bigint;
}

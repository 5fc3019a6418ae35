using InformationMachine.Data.Changes;

namespace InformationMachine.Export.Tables;

/// <summary>One kind of record as a table.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Word">What one record is called.</param>
/// <param name="Name">What the table is called; also the beginning of its file's name.</param>
/// <param name="Columns">What a record holds, in order.</param>
internal sealed record RecordTable(ChangeKind Kind, string Word, string Name, IReadOnlyList<Column> Columns);

using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using Parquet;
using Parquet.Schema;

namespace InformationMachine.Export.Formats;

/// <summary>
/// Apache Parquet, a file for each kind, typed: texts, 64-bit whole numbers, doubles, booleans, UTC timestamps in milliseconds. Rows are
/// written in groups, so that memory holds one group only.
/// </summary>
internal sealed class ParquetExporter : IExporter
{
    private const int RowsInGroup = 10_000;

    /// <summary>Texts hardly repeat: looking for a dictionary of them costs more than it saves.</summary>
    private static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy, DictionaryEncodingThreshold = 0 };

    public string Name => "parquet";

    public async Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        if (!target.IsFolder && source.Tables.Count > 1) throw new RefusedException(ExitCode.Usage, "Parquet needs a file for each kind of record: name a folder (--output DIR/), or one kind (--kinds posts) and a file.");
        foreach (var table in source.Tables)
        {
            await using var file = target.Open(table.Name + ".parquet");
            if (!file.CanSeek) throw new RefusedException(ExitCode.Usage, "Parquet cannot be written to a pipe: name a file or a folder with --output.");
            await WriteAsync(file, table, source.Read(table, cancellationToken), cancellationToken);
        }
    }

    private static async Task WriteAsync(Stream file, RecordTable table, IEnumerable<object> records, CancellationToken cancellationToken)
    {
        var schema = new ParquetSchema([.. table.Columns.Select(Field)]);
        var fields = schema.GetDataFields();
        await using var writer = await ParquetWriter.CreateAsync(schema, file, Options, cancellationToken: cancellationToken);
        foreach (var rows in records.Chunk(RowsInGroup))
        {
            using var group = writer.CreateRowGroup();
            for (var i = 0; i < fields.Length; i++) await WriteAsync(group, fields[i], table.Columns[i], rows, cancellationToken);
        }
    }

    private static Field Field(Column column) => column switch
    {
        NumberColumn => new DataField<long?>(column.Name),
        RealColumn => new DataField<double>(column.Name),
        FlagColumn => new DataField<bool>(column.Name),
        TimeColumn => new DateTimeDataField(column.Name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, unit: DateTimeTimeUnit.Millis, isNullable: false),
        _ => new DataField<string>(column.Name),
    };

    private static Task WriteAsync(ParquetRowGroupWriter group, DataField field, Column column, object[] rows, CancellationToken cancellationToken) => column switch
    {
        NumberColumn number => group.WriteAsync<long>(field, Array.ConvertAll(rows, row => number.Get(row)), cancellationToken: cancellationToken),
        RealColumn real => group.WriteAsync<double>(field, Array.ConvertAll(rows, row => real.Get(row)), cancellationToken: cancellationToken),
        FlagColumn flag => group.WriteAsync<bool>(field, Array.ConvertAll(rows, row => flag.Get(row)), cancellationToken: cancellationToken),
        TimeColumn time => group.WriteAsync<DateTime>(field, Array.ConvertAll(rows, row => time.Get(row).UtcDateTime), cancellationToken: cancellationToken),
        JsonColumn nested => group.WriteAsync(field, Array.ConvertAll(rows, row => CsvExporter.Json(nested, row))),
        TextColumn text => group.WriteAsync(field, Array.ConvertAll(rows, row => text.Get(row)!)),
        _ => throw new InvalidOperationException($"Column {column.Name} has no type in Parquet."),
    };
}

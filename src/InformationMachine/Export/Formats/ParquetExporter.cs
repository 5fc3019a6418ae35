using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using Parquet;
using Parquet.Schema;

namespace InformationMachine.Export.Formats;

/// <summary>
/// Apache Parquet, a file for each kind, typed: texts, 64-bit whole numbers, doubles, booleans, UTC timestamps in milliseconds. Rows are
/// written in groups, one while the next is read, so that memory holds two groups at the most.
/// </summary>
internal sealed class ParquetExporter : IExporter
{
    private const int RowsInGroup = 5_000;

    /// <summary>A group ends early where its texts are long, so that memory does not follow them.</summary>
    private const long LettersInGroup = 16L * 1024 * 1024;

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
        var schema = new ParquetSchema(table.Columns.Select(ColumnBuffer.Declare));
        await using var writer = await ParquetWriter.CreateAsync(schema, file, Options, cancellationToken: cancellationToken);
        var (filling, resting) = (Buffers(table, schema), Buffers(table, schema));
        var (rows, letters, writing) = (0, 0L, Task.CompletedTask);
        try
        {
            foreach (var record in records)
            {
                foreach (var column in filling) letters += column.Take(rows, record);
                rows++;
                if (rows < RowsInGroup && letters < LettersInGroup) continue;
                await writing;
                writing = WriteInBackground(writer, filling, rows, cancellationToken);
                (filling, resting, rows, letters) = (resting, filling, 0, 0);
            }
        }
        finally
        {
            await writing;
        }

        if (rows > 0) await WriteAsync(writer, filling, rows, cancellationToken);
    }

    private static ColumnBuffer[] Buffers(RecordTable table, ParquetSchema schema) => [.. table.Columns.Zip(schema.GetDataFields(), (column, field) => ColumnBuffer.Of(column, field, RowsInGroup))];

    private static Task WriteInBackground(ParquetWriter writer, ColumnBuffer[] columns, int rows, CancellationToken cancellationToken) =>
        Task.Run(() => WriteAsync(writer, columns, rows, cancellationToken), cancellationToken);

    private static async Task WriteAsync(ParquetWriter writer, ColumnBuffer[] columns, int rows, CancellationToken cancellationToken)
    {
        using var group = writer.CreateRowGroup();
        foreach (var column in columns) await column.WriteAsync(group, rows, cancellationToken);
    }
}

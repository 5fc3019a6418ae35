using System.Buffers;
using System.Text.Json;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;

namespace InformationMachine.Export.Formats;

/// <summary>
/// JSON, an object a line. In a folder each kind has a file of its own; in one stream of several kinds each line is
/// <c>{"kind","record"}</c>.
/// </summary>
internal sealed class JsonLinesExporter : IExporter
{
    private const int Enough = 1 << 16;

    public string Name => "jsonl";

    public Task ExportAsync(ExportSource source, IExportTarget target, CancellationToken cancellationToken)
    {
        if (target.IsFolder)
        {
            foreach (var table in source.Tables)
            {
                using var file = target.Open(table.Name + ".jsonl");
                Write(file, source, [table], cancellationToken);
            }
        }
        else
        {
            using var stream = target.Open("export.jsonl");
            Write(stream, source, source.Tables, cancellationToken);
        }

        return Task.CompletedTask;
    }

    private static void Write(Stream stream, ExportSource source, IReadOnlyList<RecordTable> tables, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * Enough);
        using var json = new Utf8JsonWriter(buffer, RecordJson.Options);
        foreach (var table in tables)
        {
            foreach (var record in source.Read(table, cancellationToken))
            {
                if (tables.Count > 1) RecordLine.Write(json, table, record);
                else RecordJson.Write(json, table, record);
                json.Flush();
                json.Reset();
                buffer.Write("\n"u8);
                if (buffer.WrittenCount < Enough) continue;
                stream.Write(buffer.WrittenSpan);
                buffer.ResetWrittenCount();
            }
        }

        stream.Write(buffer.WrittenSpan);
    }
}

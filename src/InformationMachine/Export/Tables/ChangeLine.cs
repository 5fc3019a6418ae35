using System.Buffers;
using System.Text.Json;
using InformationMachine.Data.Changes;

namespace InformationMachine.Export.Tables;

/// <summary>A change as programs outside .NET get it.</summary>
/// <param name="Id">Names the change, by which a second delivery is noticed.</param>
/// <param name="Cursor">Where to go on after it.</param>
/// <param name="Kind">The word for the kind of record.</param>
/// <param name="Record">The record as JSON.</param>
internal sealed record ChangeLine(string Id, string Cursor, string Kind, ReadOnlyMemory<byte> Record)
{
    public static ChangeLine Of(Change change)
    {
        var table = RecordTables.Of(change.Kind);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, RecordJson.Options)) RecordJson.Write(json, table, change.Record);
        return new ChangeLine(change.Id, change.Cursor.ToString(), table.Word, buffer.WrittenMemory);
    }

    /// <summary>Writes the whole line as one object.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", Id);
        json.WriteString("cursor", Cursor);
        WriteRecord(json);
        json.WriteEndObject();
    }

    /// <summary>Writes the record with its kind, as exports do.</summary>
    public void WriteRecordLine(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        WriteRecord(json);
        json.WriteEndObject();
    }

    private void WriteRecord(Utf8JsonWriter json)
    {
        json.WriteString("kind", Kind);
        json.WritePropertyName("record");
        json.WriteRawValue(Record.Span, skipInputValidation: true);
    }
}

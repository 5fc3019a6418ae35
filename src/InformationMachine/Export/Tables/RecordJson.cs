using System.Text.Encodings.Web;
using System.Text.Json;
using InformationMachine.Data.Changes;

namespace InformationMachine.Export.Tables;

/// <summary>A record as one JSON object: its columns, those without a value absent; a briefing in the form of its JSON page.</summary>
internal static class RecordJson
{
    /// <summary>How exports write JSON: compact, readable letters instead of escapes.</summary>
    public static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static void Write(Utf8JsonWriter json, RecordTable table, object record)
    {
        if (table.Kind == ChangeKind.Briefing)
        {
            ((JsonColumn)table.Columns[^1]).Write(json, record);
            return;
        }

        json.WriteStartObject();
        foreach (var column in table.Columns) Write(json, column, record);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Column column, object record)
    {
        switch (column)
        {
            case TextColumn text when text.Get(record) is { } value:
                json.WriteString(column.Encoded, value);
                break;
            case NumberColumn number when number.Get(record) is { } value:
                json.WriteNumber(column.Encoded, value);
                break;
            case RealColumn real:
                json.WriteNumber(column.Encoded, real.Get(record));
                break;
            case FlagColumn flag:
                json.WriteBoolean(column.Encoded, flag.Get(record));
                break;
            case TimeColumn time:
                json.WriteString(column.Encoded, time.Get(record).UtcDateTime);
                break;
            case JsonColumn nested:
                json.WritePropertyName(column.Encoded);
                nested.Write(json, record);
                break;
        }
    }
}

using System.Text.Json;

namespace InformationMachine.Export.Tables;

/// <summary>A record with its kind, for streams that hold several kinds.</summary>
internal static class RecordLine
{
    public static void Write(Utf8JsonWriter json, RecordTable table, object record)
    {
        json.WriteStartObject();
        json.WriteString("kind", table.Word);
        json.WritePropertyName("record");
        RecordJson.Write(json, table, record);
        json.WriteEndObject();
    }
}

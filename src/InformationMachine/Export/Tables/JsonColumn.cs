using System.Text.Json;

namespace InformationMachine.Export.Tables;

/// <summary>A list or anything nested: JSON as it is in JSON, JSON as text in tables. Writes exactly one value.</summary>
internal sealed record JsonColumn(string Name, Action<Utf8JsonWriter, object> Write) : Column(Name);

using System.Text.Json;

namespace InformationMachine.Export.Tables;

/// <summary>One member of a kind of record: its name in every format, and how to get it.</summary>
/// <param name="Name">In snake case.</param>
internal abstract record Column(string Name)
{
    /// <summary>The name as JSON writes it, made once.</summary>
    public JsonEncodedText Encoded { get; } = JsonEncodedText.Encode(Name);
}

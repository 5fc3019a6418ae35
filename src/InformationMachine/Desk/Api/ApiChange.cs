using System.Text.Json;
using InformationMachine.Export.Tables;

namespace InformationMachine.Desk.Api;

/// <summary>A record that is new or has changed.</summary>
/// <param name="Id">Names the change: the same when it is delivered again, never that of another.</param>
/// <param name="Cursor">What to send as <c>since</c> to go on after it.</param>
/// <param name="Kind">post, revision, thread, assignment, merge, decision or briefing.</param>
/// <param name="Record">The record as it stands, in the form that exports have.</param>
internal sealed record ApiChange(string Id, string Cursor, string Kind, JsonElement Record)
{
    public static ApiChange Of(ChangeLine line)
    {
        var reader = new Utf8JsonReader(line.Record.Span);
        return new ApiChange(line.Id, line.Cursor, line.Kind, JsonElement.ParseValue(ref reader));
    }
}

using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace InformationMachine.Configuration;

/// <summary>A feed as somebody adds it; what is null stays out of the file.</summary>
/// <param name="Id">The name, part of its posts' identity.</param>
/// <param name="Url">Where it is.</param>
internal sealed record FeedEntry(string Id, string Url)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string? Kind { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Handle { get; init; }

    public string? Interval { get; init; }

    public string? Token { get; init; }

    public string? Api { get; init; }

    public string? Page { get; init; }

    public bool? Enabled { get; init; }

    public bool? AllowPrivateNetwork { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();
}

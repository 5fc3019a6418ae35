using System.Text.Json;
using System.Text.Json.Serialization;

namespace InformationMachine.Feeds.Sources;

/// <summary>How far a timeline has been read. Kept in the feed's state as JSON.</summary>
internal sealed record TimelineCursor
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>What the address stands for in the API, once it has been looked up.</summary>
    public string? Account { get; init; }

    /// <summary>Everything up to this place has been read.</summary>
    public string? Since { get; init; }

    /// <summary>Where a reading broke off: what to ask for the pages still missing down to <see cref="Since"/>.</summary>
    public string? Next { get; init; }

    /// <summary>The newest place of the reading that broke off.</summary>
    public string? Newest { get; init; }

    /// <summary>An empty cursor for anything that is not one.</summary>
    public static TimelineCursor Read(string? text)
    {
        if (text is not ['{', ..]) return new TimelineCursor();
        try
        {
            return JsonSerializer.Deserialize<TimelineCursor>(text, Json) ?? new TimelineCursor();
        }
        catch (JsonException)
        {
            return new TimelineCursor();
        }
    }

    public override string ToString() => JsonSerializer.Serialize(this, Json);
}

using System.Globalization;
using System.Text.Json;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>Members of answers that may be absent, null or of another type than documented: then they are as good as absent.</summary>
internal static class JsonMembers
{
    public static JsonElement? Member(this JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement? Object(this JsonElement owner, string name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static IEnumerable<JsonElement> List(this JsonElement owner, string name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>A string, or a number as it is written; null where it is absent or empty.</summary>
    public static string? Text(this JsonElement owner, string name) => owner.Member(name) is { } value && String(value) is { Length: > 0 } text ? text : null;

    /// <summary>A text on one line, its markup taken away.</summary>
    public static string? Line(this JsonElement owner, string name) =>
        owner.Text(name) is { } text && HtmlCleaner.Title(text) is { Length: > 0 } line ? line : null;

    public static bool Flag(this JsonElement owner, string name) => owner.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A whole number that is not negative.</summary>
    public static long? Count(this JsonElement owner, string name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt64(out var number) && number >= 0 ? number : null;

    /// <summary>Seconds since 1970.</summary>
    public static DateTimeOffset? Epoch(this JsonElement owner, string name) =>
        owner.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_800
            ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
            : null;

    public static string? String(this JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Number) return value.GetRawText();
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair cannot become a string.
            return null;
        }
    }

    public static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}

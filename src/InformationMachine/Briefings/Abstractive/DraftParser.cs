using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Abstractive;

/// <summary>
/// An answer as sentences. Read leniently where nothing depends on it (words around the object, a list without it, numbers as text) and not
/// at all otherwise: what is no answer in the asked form gives null. Bounded in size, depth and number.
/// </summary>
internal static class DraftParser
{
    private const int MostSentences = 24;
    private const int MostCitations = 12;
    private const int LongestText = 2000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16, AllowTrailingCommas = true };

    /// <summary>The sentences, none where the model has none to write; null where the answer has another form.</summary>
    public static IReadOnlyList<DraftedSentence>? Parse(string answer)
    {
        using var document = Read(answer);
        if (document is null) return null;
        var root = document.RootElement;
        var list = root.ValueKind == JsonValueKind.Array ? root : root.ValueKind == JsonValueKind.Object && root.TryGetProperty("sentences", out var sentences) ? sentences : default;
        if (list.ValueKind != JsonValueKind.Array) return null;
        var drafts = list.EnumerateArray().Take(MostSentences).Select(Sentence).ToList();
        return drafts.TrueForAll(draft => draft is null) && drafts.Count > 0 ? null : [.. drafts.OfType<DraftedSentence>()];
    }

    /// <summary>The first JSON value in the answer: some models put words or a fence around it.</summary>
    private static JsonDocument? Read(string answer)
    {
        var start = answer.AsSpan().IndexOfAny('{', '[');
        if (start < 0) return null;
        var end = answer.LastIndexOf(answer[start] == '{' ? '}' : ']');
        if (end <= start) return null;
        try
        {
            return JsonDocument.Parse(answer.AsMemory(start, end - start + 1), Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static DraftedSentence? Sentence(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String) return null;
        if (text.GetString() is not { Length: > 0 and <= LongestText } words) return null;
        return new DraftedSentence(words, Citations(json), Kind(json), json.TryGetProperty("speaker", out var speaker) ? Number(speaker) : null);
    }

    private static ImmutableArray<int> Citations(JsonElement json)
    {
        if (!json.TryGetProperty("citations", out var list)) return [];
        var numbers = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().Take(MostCitations).Select(Number) : [Number(list)];
        return [.. numbers.OfType<int>().Distinct()];
    }

    private static StatementKind? Kind(JsonElement json) =>
        json.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()?.ToLowerInvariant() switch
            {
                "fact" => StatementKind.Fact,
                "said" => StatementKind.Said,
                "inference" => StatementKind.Inference,
                "open" => StatementKind.Open,
                _ => null,
            }
            : null;

    private static int? Number(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.String when int.TryParse(json.GetString()?.Trim('[', ']', ' '), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };
}

using System.Text.Json;

namespace InformationMachine.Threads.Evaluation;

/// <summary>
/// Labels in JSONL: <c>{"id","label"}</c> a line and optionally <c>topic</c> and <c>unsure</c>; an empty label is noise that belongs to no
/// story.
/// </summary>
internal static class LabelFile
{
    /// <exception cref="RefusedException">The file or one of its lines cannot be read.</exception>
    public static IReadOnlyDictionary<string, GoldLabel> Read(string path)
    {
        var labels = new Dictionary<string, GoldLabel>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var (id, label) = Parse(line, $"{path}:{number}");
            if (!labels.TryAdd(id, label)) throw Refuse($"{path}:{number}", $"the id '{id}' occurs twice");
        }

        return labels;
    }

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message})", e);
        }
    }

    private static (string Id, GoldLabel Label) Parse(string line, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("id", out var id)) throw Refuse(where, "write {\"id\",\"label\"}");
            var story = Text(json, "label") ?? "";
            var unsure = json.TryGetProperty("unsure", out var flag) && flag.ValueKind == JsonValueKind.True;
            return (id.ToString(), new GoldLabel(story, Text(json, "topic") ?? story, unsure));
        }
        catch (JsonException e)
        {
            throw Refuse(where, $"this is not JSON ({e.Message})", e);
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value.ToString() : null;

    private static RefusedException Refuse(string where, string what, Exception? inner = null) =>
        new(ExitCode.Failed, $"{where}: {what}.", inner);
}

using System.Text.Json;
using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Briefings.Grounding.Training;

namespace InformationMachine.Cli;

/// <summary>What the verb <c>check</c> reads.</summary>
internal static class CheckFiles
{
    /// <summary>The objects of a file in JSONL, each with file and line for messages.</summary>
    /// <exception cref="RefusedException">The file cannot be read, or a line is no object.</exception>
    public static IEnumerable<(JsonElement Json, string Where)> Lines(string path) => BriefCase.Lines(path).Select(line => (Parse(line.Line, line.Where), line.Where));

    public static string Text(JsonElement json, string name, string where) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Refuse(where, $"\"{name}\" is missing; write a text");

    public static IReadOnlyList<JsonElement> List(JsonElement json, string name, string where) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : throw Refuse(where, $"\"{name}\" is missing; write a list");

    /// <summary>All texts of files, each once.</summary>
    public static IReadOnlyList<string> Texts(IEnumerable<string> paths) => [.. paths.SelectMany(Lines).SelectMany(line => SentenceMaterial.Texts(line.Json)).Distinct(StringComparer.Ordinal)];

    /// <summary>True sentences in other words than their source.</summary>
    public static IReadOnlyList<TrueSentence> Paraphrases(IEnumerable<string> paths) =>
        [.. paths.SelectMany(Lines).Select(line => new TrueSentence(Text(line.Json, "text", line.Where), Text(line.Json, "source", line.Where)))];

    /// <summary>The judge of a file; the shipped one where none is named.</summary>
    /// <exception cref="RefusedException">It cannot be read.</exception>
    public static SentenceJudge Judge(string? path)
    {
        if (path is null) return SentenceJudge.Shipped;
        try
        {
            using var stream = File.OpenRead(path);
            return SentenceJudgeFile.Read(stream, path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message}).", e);
        }
    }

    private static JsonElement Parse(string line, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Refuse(where, "this is no object");
        }
        catch (JsonException e)
        {
            throw Refuse(where, $"this is not JSON ({e.Message})", e);
        }
    }

    private static RefusedException Refuse(string where, string what, Exception? inner = null) => new(ExitCode.Failed, $"{where}: {what}.", inner);
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace InformationMachine.Threads.Linking;

/// <summary>A linker's numbers in a JSON file, as <c>train</c> writes and <c>Threads:ModelFile</c> reads them: numbers only, no words.</summary>
internal static class ModelFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static string Write(LinkingModel model) => JsonSerializer.Serialize(model, Json);

    /// <exception cref="RefusedException">It cannot be read, or is no such file (exit code 78).</exception>
    public static LinkingModel Read(string path)
    {
        try
        {
            var model = JsonSerializer.Deserialize<LinkingModel>(File.ReadAllText(path), Json);
            return model is { MergeEvery: > 0, ActivePosts: > 0 } ? model : throw new JsonException("MergeEvery and ActivePosts must be above 0");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or JsonException)
        {
            throw new RefusedException(ExitCode.Configuration, $"Threads:ModelFile is {path}, which cannot be used ({e.Message}). Write one with `train --output FILE`, or leave the setting empty for the shipped numbers.", e);
        }
    }
}

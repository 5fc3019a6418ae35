using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>One case of <c>brief --cases</c>.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Words">How long What may be; 15 % more is tolerated.</param>
/// <param name="Posts">The posts.</param>
/// <param name="Where">File and line, for messages.</param>
internal sealed record BriefCase(string Id, int Words, ImmutableArray<Post> Posts, string Where)
{
    /// <summary>The lines of a file that are to be cases, each with file and line for messages.</summary>
    /// <exception cref="RefusedException">The file cannot be read.</exception>
    public static IEnumerable<(string Line, string Where)> Lines(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message}).", e);
        }

        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i])) yield return (lines[i], $"{path}:{i + 1}");
        }
    }

    /// <summary>Reads one case.</summary>
    /// <exception cref="RefusedException">The line is not a case; the message names it.</exception>
    public static BriefCase Parse(string line, string where)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var json = document.RootElement;
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String) throw Refuse(where, "\"id\" is missing");
            where = $"{where} ({id.GetString()})";
            if (!json.TryGetProperty("words", out var words) || !words.TryGetInt32(out var limit) || limit < 1) throw Refuse(where, "\"words\" is missing; write a whole number");
            if (!json.TryGetProperty("posts", out var posts) || posts.ValueKind != JsonValueKind.Array || posts.GetArrayLength() == 0) throw Refuse(where, "\"posts\" is missing or empty");
            return new BriefCase(id.GetString()!, limit, [.. posts.EnumerateArray().Select((post, n) => PostsFile.FromJson(post, $"{where}: post {n + 1}"))], where);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Refuse(where, $"this is not a case ({e.Message})", e);
        }
    }

    private static RefusedException Refuse(string where, string what, Exception? inner = null) => new(ExitCode.Failed, $"{where}: {what}.", inner);
}

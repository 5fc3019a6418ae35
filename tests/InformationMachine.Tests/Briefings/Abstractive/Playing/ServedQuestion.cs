using System.Text.Json;
using System.Text.RegularExpressions;

namespace InformationMachine.Tests.Briefings.Abstractive.Playing;

/// <summary>A question as the served model reads it.</summary>
/// <param name="Path">Where it was put.</param>
/// <param name="Key">The Authorization header; null where there is none.</param>
/// <param name="Body">The request.</param>
internal sealed partial record ServedQuestion(string Path, string? Key, JsonElement Body)
{
    /// <summary>True for Ollama's protocol, false for chat completions.</summary>
    public bool IsOllama => Path.EndsWith("/api/chat", StringComparison.Ordinal);

    public string System => Message("system");

    public string User => Message("user");

    public string Section => SectionName().Match(System).Groups[1].Value;

    /// <summary>What it was given: each line of the envelope that is a post.</summary>
    public IReadOnlyList<(int Number, string Author, string Text)> Posts => field ??=
        [.. Lines().Where(line => line.TryGetProperty("n", out _)).Select(line => (line.GetProperty("n").GetInt32(), line.GetProperty("author").GetString()!, line.GetProperty("text").GetString()!))];

    /// <summary>The posts' own words that stand in the section.</summary>
    public IReadOnlyList<(string Text, int[] Citations)> Chosen => field ??=
        [.. Lines().Where(line => line.TryGetProperty("chosen", out _)).SelectMany(line => line.GetProperty("chosen").EnumerateArray()).Select(item => (item.GetProperty("text").GetString()!, item.GetProperty("citations").EnumerateArray().Select(number => number.GetInt32()).ToArray()))];

    /// <summary>What was refused the first time; empty for the first question.</summary>
    public IReadOnlyList<(string Text, string Reason)> Refused => field ??=
        [.. Lines().Where(line => line.TryGetProperty("refused", out _)).SelectMany(line => line.GetProperty("refused").EnumerateArray()).Select(item => (item.GetProperty("text").GetString()!, item.GetProperty("reason").GetString()!))];

    /// <summary>What is wrong with each of them, in words.</summary>
    public IReadOnlyList<string> Wrong => [.. Lines().Where(line => line.TryGetProperty("refused", out _)).SelectMany(line => line.GetProperty("refused").EnumerateArray()).Select(item => item.GetProperty("wrong").GetString()!)];

    /// <summary>The most sentences it may write.</summary>
    public int Most => int.Parse(Limit().Match(System).Groups[1].Value, global::System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The kinds that the schema allows.</summary>
    public IReadOnlyList<string> Kinds => KindList().Match(System).Groups[1].Value.Split(", ");

    private string Message(string role) =>
        Body.GetProperty("messages").EnumerateArray().Where(message => message.GetProperty("role").GetString() == role).Select(message => Text(message.GetProperty("content"))).LastOrDefault() ?? "";

    private static string Text(JsonElement content) =>
        content.ValueKind == JsonValueKind.Array ? string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString())) : content.GetString() ?? "";

    private IEnumerable<JsonElement> Lines()
    {
        foreach (var line in User.Split('\n').Where(line => line.StartsWith('{')))
        {
            using var document = JsonDocument.Parse(line);
            yield return document.RootElement.Clone();
        }
    }

    [GeneratedRegex(@"^Section: ([a-z]+)\.", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex SectionName();

    [GeneratedRegex("At most ([0-9]+) sentences", RegexOptions.CultureInvariant)]
    private static partial Regex Limit();

    [GeneratedRegex("^kind is one of ([a-z, ]+):", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex KindList();
}

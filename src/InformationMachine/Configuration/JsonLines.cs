using System.Text;
using System.Text.Json;

namespace InformationMachine.Configuration;

/// <summary>
/// A JSON document that remembers on which line each value stands, so that a mistake can be pointed at. Comments and trailing commas
/// are allowed, as editors of configuration expect.
/// </summary>
internal sealed class JsonLines
{
    private const int MaximumDepth = 16;

    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);

    private JsonLines(JsonElement root) => Root = root;

    /// <summary>The document.</summary>
    public JsonElement Root { get; }

    /// <summary>Members written twice, as paths; JSON keeps the last, which is never what their author meant.</summary>
    public List<string> Repeated { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <exception cref="RefusedException">The file cannot be read or is not JSON; the message names the line.</exception>
    public static JsonLines Read(string path)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, e);
        }

        return Read(path, bytes);
    }

    /// <summary>Reads what a file, or another place, holds.</summary>
    /// <exception cref="RefusedException">It is not JSON; the message names the line.</exception>
    public static JsonLines Read(string place, byte[] bytes)
    {
        try
        {
            return Parse(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? bytes.AsMemory(3) : bytes);
        }
        catch (JsonException e)
        {
            throw new RefusedException(ExitCode.Configuration, $"{place}:{(e.LineNumber ?? 0) + 1}: this is not JSON: {e.Message}", e);
        }
    }

    /// <summary>That a file cannot be read.</summary>
    public static RefusedException Unreadable(string path, Exception cause) => new(ExitCode.Configuration, $"{path}: cannot be read ({cause.Message}).", cause);

    /// <summary>The line of a path such as <c>Feeds:Timeout</c> or <c>feeds:3:url</c>, from 1; that of its nearest parent where it is not there.</summary>
    public int LineOf(string path)
    {
        while (true)
        {
            if (_lines.TryGetValue(path, out var line)) return line;
            var end = path.LastIndexOf(':');
            if (end < 0) return 1;
            path = path[..end];
        }
    }

    private static JsonLines Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaximumDepth,
        });
        var lines = new JsonLines(document.RootElement.Clone());
        lines.Locate(bytes.Span);
        return lines;
    }

    private void Locate(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions
        {
            CommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            MaxDepth = MaximumDepth,
        });
        var open = new Stack<(string Path, int Index)>();
        var (line, counted, name) = (1, 0, "");
        while (reader.Read())
        {
            var start = (int)reader.TokenStartIndex;
            line += bytes[counted..start].Count((byte)'\n');
            counted = start;
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    open.Pop();
                    break;
                default:
                    var path = PathOfValue(open, name);
                    if (!_lines.TryAdd(path, line)) Repeated.Add(path);
                    if (reader.TokenType == JsonTokenType.StartObject) open.Push((path, -1));
                    if (reader.TokenType == JsonTokenType.StartArray) open.Push((path, 0));
                    break;
            }
        }
    }

    private static string PathOfValue(Stack<(string Path, int Index)> open, string name)
    {
        if (open.Count == 0) return "";
        var (parent, index) = open.Pop();
        open.Push((parent, index < 0 ? index : index + 1));
        var step = index < 0 ? name : index.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return parent.Length == 0 ? step : $"{parent}:{step}";
    }
}

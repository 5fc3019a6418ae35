using System.Text.Json;

namespace InformationMachine.Feeds.Parsing;

/// <summary>
/// JSON without what nests deeper than anyone reads: a document model takes time with the square of the depth, a pass over the tokens
/// does not.
/// </summary>
internal static class ShallowJson
{
    /// <summary>The document with null in place of every deeper object or list.</summary>
    /// <param name="json">The document, in UTF-8.</param>
    /// <param name="depth">Nested objects and lists that stay.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static ReadOnlyMemory<byte> Cut(ReadOnlyMemory<byte> json, int depth)
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = int.MaxValue });
        MemoryStream? shallow = null;
        var copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray) || reader.CurrentDepth < depth) continue;
            shallow ??= new MemoryStream(json.Length);
            shallow.Write(json.Span[copied..(int)reader.TokenStartIndex]);
            shallow.Write("null"u8);
            reader.Skip();
            copied = (int)reader.BytesConsumed;
        }

        if (shallow is null) return json;
        shallow.Write(json.Span[copied..]);
        return shallow.GetBuffer().AsMemory(0, (int)shallow.Length);
    }
}

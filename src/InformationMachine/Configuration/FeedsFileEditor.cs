using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InformationMachine.Feeds;

namespace InformationMachine.Configuration;

/// <summary>
/// Changes the feeds list, <c>feeds.json</c> or its like in the database, for verbs and the desk. Only the entries concerned are touched: order,
/// comments and whatever else stands there stay. A change that would leave it invalid is refused and changes nothing. Changes of several processes
/// wait for each other, and each begins with what the one before it left.
/// </summary>
internal sealed class FeedsFileEditor(IDocument document, IReadOnlyCollection<string> kinds)
{
    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>For a file.</summary>
    public FeedsFileEditor(string file, IReadOnlyCollection<string> kinds)
        : this(new FeedsDocument(file), kinds)
    {
    }

    /// <summary>How long a change waits for another.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Where the list is.</summary>
    public string Place => document.Place;

    /// <summary>The feeds as they are now; none where there is no list yet.</summary>
    /// <exception cref="RefusedException">The list is invalid (exit code 78).</exception>
    public ImmutableArray<FeedConfig> Feeds => document.Now().Bytes is { } text ? FeedsFile.Read(Place, text, kinds) : [];

    /// <summary>The list as it is written; null where there is none yet.</summary>
    public byte[]? Text => document.Now().Bytes;

    /// <summary>Adds feeds at the end.</summary>
    /// <exception cref="RefusedException">One of them is known already, or wrong.</exception>
    public void Add(params IReadOnlyList<FeedEntry> entries) => Add(_ => entries);

    /// <summary>Adds feeds that are chosen by what is followed already. Where somebody else changes the list meanwhile, they are chosen once more.</summary>
    /// <exception cref="RefusedException">One of them is known already, or wrong.</exception>
    public void Add(Func<ImmutableArray<FeedConfig>, IReadOnlyList<FeedEntry>> choose) => Change(text =>
    {
        var feeds = text is null ? [] : FeedsFile.Read(Place, text, kinds);
        var entries = choose(feeds);
        if (entries.Count == 0) return null;
        var known = feeds.DistinctBy(feed => feed.Url.AbsoluteUri).ToDictionary(feed => feed.Url.AbsoluteUri, feed => feed.Id, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (known.TryGetValue(entry.Url, out var same)) throw new RefusedException(ExitCode.Usage, $"{entry.Url} is read already, as '{same}'.");
        }

        text ??= "{\n  \"$schema\": \"./feeds.schema.json\",\n  \"feeds\": [\n  ]\n}\n"u8.ToArray();
        var (elements, end) = Scan(text);
        var at = elements.Count > 0 ? elements[^1].End : end;
        var lines = string.Join(",\n    ", entries.Select(entry => entry.ToJson().ToJsonString(Writing)));
        return Splice(text, at, elements.Count > 0 ? at : end, elements.Count > 0 ? ",\n    " + lines : "  " + lines + "\n  ");
    });

    /// <summary>Changes members of an entry; a null value takes a member away. False where there is no such feed.</summary>
    /// <exception cref="RefusedException">The entry would be wrong.</exception>
    public bool Change(string id, Action<JsonObject> change) => Change(known =>
    {
        var text = Valid(known);
        if (Scan(text).Elements.Find(element => element.Id == id) is not { Id: not null } found) return null;
        var entry = JsonNode.Parse(text.AsSpan(found.Start, found.End - found.Start), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
        change(entry);
        foreach (var absent in entry.Where(member => member.Value is null).Select(member => member.Key).ToList()) entry.Remove(absent);
        return Splice(text, found.Start, found.End, entry.ToJsonString(Writing));
    });

    /// <summary>Takes an entry out; false where there is no such feed. Its posts stay.</summary>
    public bool Remove(string id) => Change(known =>
    {
        var text = Valid(known);
        var (elements, closing) = Scan(text);
        var index = elements.FindIndex(element => element.Id == id);
        if (index < 0) return null;
        var (start, end) = index + 1 < elements.Count ? (elements[index].Start, elements[index + 1].Start)
            : index > 0 ? (elements[index - 1].End, elements[index].End)
            : (elements[index].Start, closing);
        return Splice(text, start, end, "");
    });

    /// <summary>Puts another list in the place of this one, also of one that is wrong.</summary>
    /// <param name="text">The list, as <c>feeds.json</c> has it.</param>
    /// <param name="name">What a mistake is said to be in.</param>
    /// <exception cref="RefusedException">It is no such list, and nothing was changed.</exception>
    public FeedsReplacement Replace(byte[] text, string name)
    {
        var replaced = new FeedsReplacement([], FeedsFile.Read(name, text, kinds), null);
        Change(known =>
        {
            replaced = Before(known, replaced.After);
            return DocumentContent.WithoutMark(text);
        });
        return replaced;
    }

    private FeedsReplacement Before(byte[]? known, ImmutableArray<FeedConfig> after)
    {
        try
        {
            return new FeedsReplacement(known is null ? [] : Read(known), after, null);
        }
        catch (RefusedException e)
        {
            return new FeedsReplacement([], after, e.Message);
        }
    }

    /// <summary>Reads a list as one that stands where this one does.</summary>
    /// <exception cref="RefusedException">It is invalid (exit code 78).</exception>
    public ImmutableArray<FeedConfig> Read(byte[] text) => FeedsFile.Read(Place, text, kinds);

    /// <summary>That there is no list.</summary>
    public RefusedException Missing() => FeedsFile.Missing(document);

    /// <summary>Changes the text as it is now, again and again while others are quicker; false where there is nothing to change.</summary>
    /// <exception cref="RefusedException">Another process has held it for long (exit code 75), or the list would be wrong (exit code 78).</exception>
    private bool Change(Func<byte[]?, byte[]?> change)
    {
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            var before = document.Now();
            if (change(before.Bytes is { } bytes ? DocumentContent.WithoutMark(bytes) : null) is not { } after) return false;
            FeedsFile.Read(Place, after, kinds);
            if (document.TryWrite(before, after)) return true;
            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw FileLock.Refusal(Place);
            Thread.Sleep(FileLock.BetweenTries);
        }
    }

    /// <exception cref="RefusedException">The list is invalid, or there is none (exit code 78).</exception>
    private byte[] Valid(byte[]? text)
    {
        if (text is null) throw FeedsFile.Missing(document);
        FeedsFile.Read(Place, text, kinds);
        return text;
    }

    /// <summary>Where each entry stands, and the bracket that closes the list. The text is known to be valid.</summary>
    private static (List<(string? Id, int Start, int End)> Elements, int End) Scan(byte[] text)
    {
        var elements = new List<(string? Id, int Start, int End)>();
        var reader = new Utf8JsonReader(text, Reading);
        var inList = false;
        var start = 0;
        string? id = null;
        while (reader.Read())
        {
            if (!inList) inList = reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 1;
            else if (reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 1) return (elements, (int)reader.TokenStartIndex);
            else if (reader.TokenType == JsonTokenType.StartObject && reader.CurrentDepth == 2) (start, id) = ((int)reader.TokenStartIndex, null);
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 3 && reader.ValueTextEquals("id"u8) && reader.Read()) id = reader.GetString();
            else if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2) elements.Add((id, start, (int)reader.BytesConsumed));
        }

        throw new InvalidDataException("feeds.json was valid a moment ago and has no list of feeds now.");
    }

    private static byte[] Splice(byte[] text, int start, int end, string replacement) => [.. text[..start], .. Encoding.UTF8.GetBytes(replacement), .. text[end..]];
}

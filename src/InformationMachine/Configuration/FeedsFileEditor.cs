using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using InformationMachine.Feeds;

namespace InformationMachine.Configuration;

/// <summary>
/// Changes <c>feeds.json</c> for verbs and the desk. Only the entries concerned are touched: order, comments and whatever else stands
/// there stay. A change that would leave the file invalid is refused and changes nothing. Changes of several processes wait for each other,
/// and each begins with what the one before it left.
/// </summary>
internal sealed class FeedsFileEditor(string file, IReadOnlyCollection<string> kinds)
{
    private static readonly Lock Changing = new();
    private static readonly JsonReaderOptions Reading = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonSerializerOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Users of one group may change the feeds; a stranger cannot keep them from it.</summary>
    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    /// <summary>How long a change waits for another.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The feeds as the file has them; none where there is no file yet.</summary>
    /// <exception cref="RefusedException">The file is invalid (exit code 78).</exception>
    public ImmutableArray<FeedConfig> Feeds => File.Exists(file) ? FeedsFile.Read(file, kinds) : [];

    /// <summary>Adds feeds at the end.</summary>
    /// <exception cref="RefusedException">One of them is known already, or wrong.</exception>
    public void Add(params IReadOnlyList<FeedEntry> entries) => Add(_ => entries);

    /// <summary>Adds feeds that are chosen by what is followed already; nobody else adds any meanwhile.</summary>
    /// <exception cref="RefusedException">One of them is known already, or wrong.</exception>
    public void Add(Func<ImmutableArray<FeedConfig>, IReadOnlyList<FeedEntry>> choose)
    {
        lock (Changing)
        {
            using var held = Hold();
            var feeds = Feeds;
            var entries = choose(feeds);
            if (entries.Count == 0) return;
            var known = feeds.DistinctBy(feed => feed.Url.AbsoluteUri).ToDictionary(feed => feed.Url.AbsoluteUri, feed => feed.Id, StringComparer.Ordinal);
            foreach (var entry in entries)
            {
                if (known.TryGetValue(entry.Url, out var same)) throw new RefusedException(ExitCode.Usage, $"{entry.Url} is read already, as '{same}'.");
            }

            var text = File.Exists(file) ? File.ReadAllBytes(file) : "{\n  \"$schema\": \"./feeds.schema.json\",\n  \"feeds\": [\n  ]\n}\n"u8.ToArray();
            var (elements, end) = Scan(text);
            var at = elements.Count > 0 ? elements[^1].End : end;
            var lines = string.Join(",\n    ", entries.Select(entry => entry.ToJson().ToJsonString(Writing)));
            Save(Splice(text, at, elements.Count > 0 ? at : end, elements.Count > 0 ? ",\n    " + lines : "  " + lines + "\n  "));
        }
    }

    /// <summary>Changes members of an entry; a null value takes a member away. False where there is no such feed.</summary>
    /// <exception cref="RefusedException">The entry would be wrong.</exception>
    public bool Change(string id, Action<JsonObject> change)
    {
        lock (Changing)
        {
            using var held = HoldExisting();
            var text = Bytes();
            if (Scan(text).Elements.Find(element => element.Id == id) is not { Id: not null } found) return false;
            var entry = JsonNode.Parse(text.AsSpan(found.Start, found.End - found.Start), documentOptions: new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!.AsObject();
            change(entry);
            foreach (var absent in entry.Where(member => member.Value is null).Select(member => member.Key).ToList()) entry.Remove(absent);
            Save(Splice(text, found.Start, found.End, entry.ToJsonString(Writing)));
            return true;
        }
    }

    /// <summary>Takes an entry out; false where there is no such feed. Its posts stay.</summary>
    public bool Remove(string id)
    {
        lock (Changing)
        {
            using var held = HoldExisting();
            var text = Bytes();
            var (elements, closing) = Scan(text);
            var index = elements.FindIndex(element => element.Id == id);
            if (index < 0) return false;
            var (start, end) = index + 1 < elements.Count ? (elements[index].Start, elements[index + 1].Start)
                : index > 0 ? (elements[index - 1].End, elements[index].End)
                : (elements[index].Start, closing);
            Save(Splice(text, start, end, ""));
            return true;
        }
    }

    /// <summary>Where there is no file, there is nothing to hold, and its absence is what has to be said.</summary>
    private IDisposable? HoldExisting() => File.Exists(file) ? Hold() : null;

    /// <summary>Keeps other processes from changing the file.</summary>
    /// <exception cref="RefusedException">Another process has held it for long (exit code 75), or there can be no lock (exit code 78).</exception>
    private IDisposable Hold()
    {
        // Whoever comes by a link and whoever comes without it hold the same.
        var target = FileOwner.Target(file);
        for (var started = TimeProvider.System.GetTimestamp(); ;)
        {
            try
            {
                if (FileLock.TryTake(target, OwnerAndGroup) is { } held) return held;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw Unwritable(e);
            }

            if (TimeProvider.System.GetElapsedTime(started) > Patience) throw FileLock.Refusal(file);
            Thread.Sleep(FileLock.BetweenTries);
        }
    }

    /// <exception cref="RefusedException">The file is invalid, or there is none (exit code 78).</exception>
    private byte[] Bytes()
    {
        FeedsFile.Read(file, kinds);
        return File.ReadAllBytes(file);
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

    /// <summary>Checked as a whole beside the real file, then put in its place at once; owner and mode stay, and so does a link that leads there.</summary>
    private void Save(byte[] text)
    {
        var target = FileOwner.Target(file);
        var temporary = target + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
            File.WriteAllBytes(temporary, text);
            FileOwner.Inherit(temporary);
            FeedsFile.Read(temporary, kinds);
            FileOwner.Copy(target, temporary);
            File.Move(temporary, target, overwrite: true);
        }
        catch (RefusedException e)
        {
            Discard(temporary);
            throw new RefusedException(e.Code, e.Message.Replace(temporary, file, StringComparison.Ordinal), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(temporary);
            throw Unwritable(e);
        }
    }

    private RefusedException Unwritable(Exception cause) =>
        DiskTrouble.Refuse(file, cause, $"It is changed by putting a new file in its place: its directory must be writable (`--config DIR` or {MachinePaths.ConfigVariable} name another).");

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, nothing was, and what is told is why.
        }
    }
}

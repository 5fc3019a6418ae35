using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Text;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Posts in JSONL: one object a line, <c>{"id","time" (RFC 3339),"text"}</c> and optionally <c>author</c>, <c>handle</c>, <c>feed</c>,
/// <c>url</c>, <c>title</c>, <c>lang</c>, <c>links</c>, <c>link_title</c> and the members of <see cref="PostMembers"/>; a post with a title,
/// parts, pictures or words that it quotes needs no text. Other members are passed over, blank lines too.
/// </summary>
internal static partial class PostsFile
{
    /// <summary>The longest line, in characters; a longer one is refused.</summary>
    public const int MaximumLineLength = 4 * 1024 * 1024;

    /// <summary>The feed of a post that names none.</summary>
    public const string DefaultFeed = "posts";

    /// <summary>Reads a file as it is needed.</summary>
    /// <exception cref="RefusedException">The file or one of its lines cannot be read; the message names the line.</exception>
    public static IEnumerable<Post> Read(string path)
    {
        using var reader = Open(path);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var post = Parse(line, $"{path}:{number}");
            if (!ids.Add(post.Guid)) throw Refuse($"{path}:{number}", $"the id '{post.Guid}' occurs twice; every post needs its own");
            yield return post;
        }
    }

    /// <summary>Reads one object; <paramref name="where"/> is named in errors.</summary>
    public static Post Parse(string line, string where)
    {
        if (line.Length > MaximumLineLength) throw Refuse(where, $"the line is longer than {MaximumLineLength} characters");
        try
        {
            using var document = JsonDocument.Parse(line);
            return FromJson(document.RootElement, where);
        }
        catch (JsonException e)
        {
            throw Refuse(where, $"this is not JSON ({e.Message}); write one object a line", e);
        }
    }

    /// <summary>Reads one object; <paramref name="where"/> is named in errors.</summary>
    public static Post FromJson(JsonElement json, string where)
    {
        if (json.ValueKind != JsonValueKind.Object) throw Refuse(where, "a post is a JSON object");
        var guid = Text(json, "id", where) ?? throw Refuse(where, "\"id\" is missing");
        if (guid.Length == 0) throw Refuse(where, "\"id\" is empty");
        var title = Words(json, "title", where);
        var text = Words(json, "text", where);
        var rawTime = Text(json, "time", where) ?? throw Refuse(where, "\"time\" is missing");
        if (!DateTimeOffset.TryParse(rawTime, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
            throw Refuse(where, $"\"time\" is '{rawTime}'; write RFC 3339, such as 2026-05-17T20:32:00Z");

        var feedName = Text(json, "feed", where) ?? DefaultFeed;
        if (!FeedId.TryParse(feedName, out var feed)) throw Refuse(where, $"\"feed\" is '{feedName}'; use a-z, 0-9, '-', '_' and '.'");
        var members = new PostMembers(where);
        var quoted = members.Quote(json, "quotes");
        var parts = members.Parts(json, feed, guid, time);
        var pictures = members.Pictures(json);
        text ??= parts.IsEmpty ? PictureText.Of(pictures) : string.Join('\n', parts.Select(part => part.Text));
        if (text is null && title is not { Length: > 0 } && quoted is not { Text.Length: > 0 }) throw Refuse(where, "\"text\" is missing, and there is no \"title\"");
        text ??= "";
        return new Post
        {
            Id = PostId.From(feed, guid),
            Feed = feed,
            Guid = guid,
            Author = Text(json, "author", where) is { Length: > 0 } author ? author : feedName,
            Handle = Text(json, "handle", where) is { Length: > 0 } handle ? handle : null,
            Title = title is { Length: > 0 } ? title : null,
            Text = Composition.Compose(text),
            Url = Text(json, "url", where) is { Length: > 0 } url ? url : null,
            Links = members.Texts(json, "links"),
            LinkTitle = Text(json, "link_title", where) is { Length: > 0 } linkTitle ? linkTitle : null,
            Quoted = quoted,
            Answered = members.Quote(json, "answers"),
            Conversation = Text(json, "conversation", where) is { Length: > 0 } conversation ? conversation : null,
            Labels = members.Texts(json, "labels"),
            Pictures = pictures,
            LeadPicture = members.LeadPicture(json),
            Parts = parts,
            Language = Text(json, "lang", where),
            PublishedAt = time,
            PublishedRaw = rawTime,
            FirstSeenAt = time,
            RevisedAt = time,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(title + "\n" + text))),
        };
    }

    /// <summary>A member as text; null where it is absent.</summary>
    /// <exception cref="RefusedException">It is something else.</exception>
    public static string? Text(JsonElement json, string name, string where)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => Clean(value, name, where),
            JsonValueKind.Number when name == "id" => value.GetRawText(),
            _ => throw Refuse(where, $"\"{name}\" is {value.ValueKind}; write a string"),
        };
    }

    /// <summary>
    /// A member that people read; null where it is absent. What an interface wrote as references because its readers are browsers (that of X
    /// does: "Q&amp;amp;A", "&amp;lt;link&amp;gt;") is what they stand for, decoded once.
    /// </summary>
    /// <exception cref="RefusedException">It is something else.</exception>
    public static string? Words(JsonElement json, string name, string where) =>
        Text(json, name, where) is { } text ? Escaped().Replace(text, reference => WebUtility.HtmlDecode(reference.Value)) : null;

    /// <summary>A lone surrogate has no place in UTF-8: it becomes U+FFFD, as the feeds' decoder does.</summary>
    private static string Clean(JsonElement value, string name, string where)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw Refuse(where, $"\"{name}\" holds half of a surrogate pair; write valid UTF-8", e);
        }
    }

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message})", e);
        }
    }

    /// <summary>A refusal that names the line and what is wrong with it.</summary>
    public static RefusedException Refuse(string where, string what, Exception? inner = null) =>
        new(ExitCode.Failed, $"{where}: {what}.", inner);

    /// <summary>Those that escaping writes, and no others: a text about HTML names many.</summary>
    [GeneratedRegex("&(?:amp|lt|gt|quot|apos|#39);", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}

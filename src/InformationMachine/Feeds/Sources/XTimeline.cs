using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A page of X's API v2 (<c>data</c>, <c>includes</c>, <c>meta</c>) as items.</summary>
internal static class XTimeline
{
    /// <summary>The items of a page, as it orders them.</summary>
    public static IEnumerable<ParsedItem> Read(JsonElement page)
    {
        if (!page.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Array) return [];
        var users = Included(page, "users");
        var posts = Included(page, "tweets");
        return [.. data.EnumerateArray().Select(post => Item(post, users, posts))];
    }

    public static string? Meta(JsonElement page, string name) =>
        page.TryGetProperty("meta", out var meta) ? Text(meta, name) : null;

    private static ParsedItem Item(JsonElement post, IReadOnlyDictionary<string, JsonElement> users, IReadOnlyDictionary<string, JsonElement> posts)
    {
        var id = Text(post, "id")!;
        var author = Text(post, "author_id") is { } authorId && users.TryGetValue(authorId, out var user) ? user : default;
        var handle = author.ValueKind == JsonValueKind.Object ? Text(author, "username") : null;
        var created = Text(post, "created_at");
        return new ParsedItem
        {
            // An edited post has a new id; its history names the first one, which stays its identity.
            Id = First(post, "edit_history_tweet_ids") ?? id,
            Link = $"https://x.com/{handle ?? "i"}/status/{id}",
            Author = author.ValueKind == JsonValueKind.Object ? Text(author, "name") : null,
            Handle = handle is null ? null : "@" + handle,
            Published = FeedDates.Read(created),
            PublishedRaw = created,
            ContentText = Words(post),
            Links = Links(post),
            LinkTitle = LinkTitle(post),
            Language = Text(post, "lang"),
            Quoted = Quoted(post, users, posts),
        };
    }

    private static PostQuote? Quoted(JsonElement post, IReadOnlyDictionary<string, JsonElement> users, IReadOnlyDictionary<string, JsonElement> posts)
    {
        if (!post.TryGetProperty("referenced_tweets", out var references) || references.ValueKind != JsonValueKind.Array) return null;
        foreach (var reference in references.EnumerateArray())
        {
            var type = Text(reference, "type");
            if (type is not ("quoted" or "retweeted") || Text(reference, "id") is not { } id || !posts.TryGetValue(id, out var quoted)) continue;
            var user = Text(quoted, "author_id") is { } authorId && users.TryGetValue(authorId, out var found) ? found : default;
            var handle = user.ValueKind == JsonValueKind.Object ? Text(user, "username") : null;
            var name = user.ValueKind == JsonValueKind.Object ? Text(user, "name") : null;
            return new PostQuote(name, handle is null ? null : "@" + handle, Words(quoted), $"https://x.com/{handle ?? "i"}/status/{id}", type == "retweeted");
        }

        return null;
    }

    /// <summary>A long post's whole text is its note; short links give way to where they lead or, to the post itself, to nothing.</summary>
    private static string Words(JsonElement post)
    {
        var holder = post.TryGetProperty("note_tweet", out var note) && note.TryGetProperty("text", out _) ? note : post;
        var text = WebUtility.HtmlDecode(Text(holder, "text") ?? "");
        foreach (var url in Urls(holder))
        {
            if (Text(url, "url") is not { Length: > 0 } brief) continue;
            var full = Text(url, "unwound_url") ?? Text(url, "expanded_url") ?? "";
            var isOwn = full.StartsWith("https://twitter.com/", StringComparison.Ordinal) || full.StartsWith("https://x.com/", StringComparison.Ordinal);
            text = text.Replace(brief, isOwn ? "" : full, StringComparison.Ordinal);
        }

        return PlainText.Tidy(text);
    }

    private static ImmutableArray<string> Links(JsonElement post) =>
        [.. Urls(post).Select(url => WebAddress.Resolve(null, Text(url, "unwound_url") ?? Text(url, "expanded_url"))).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? LinkTitle(JsonElement post) =>
        Urls(post).Select(url => Text(url, "title")).FirstOrDefault(title => !string.IsNullOrWhiteSpace(title)) is { } title ? PlainText.Line(title) : null;

    private static IEnumerable<JsonElement> Urls(JsonElement holder) =>
        holder.TryGetProperty("entities", out var entities) && entities.ValueKind == JsonValueKind.Object
            && entities.TryGetProperty("urls", out var urls) && urls.ValueKind == JsonValueKind.Array ? urls.EnumerateArray() : [];

    private static Dictionary<string, JsonElement> Included(JsonElement page, string kind)
    {
        var result = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!page.TryGetProperty("includes", out var includes) || !includes.TryGetProperty(kind, out var list) || list.ValueKind != JsonValueKind.Array) return result;
        foreach (var item in list.EnumerateArray())
        {
            if (Text(item, "id") is { } id) result[id] = item;
        }

        return result;
    }

    private static string? First(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? list[0].GetString() : null;

    private static string? Text(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetInt64().ToString(CultureInfo.InvariantCulture),
            _ => null,
        }
        : null;
}

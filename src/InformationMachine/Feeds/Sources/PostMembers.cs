using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The members of a post in JSONL that are more than a text: <c>quotes</c> and <c>answers</c> (an address, or
/// <c>{"author","handle","text","url","repost"}</c>), <c>labels</c> (texts), <c>pictures</c> (descriptions, or
/// <c>{"description","url"}</c>), <c>parts</c> (texts, or <c>{"id","time","text","url","quotes"}</c>) and <c>links</c>. Lists may be one
/// item alone. Pure.
/// </summary>
/// <param name="where">The line, for errors.</param>
internal sealed class PostMembers(string where)
{
    private const int MaximumItems = 100;

    /// <summary>A quoted or answered post.</summary>
    public PostQuote? Quote(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.Object)
        {
            var inner = $"{where}: {name}";
            var isRepost = value.TryGetProperty("repost", out var repost) && repost.ValueKind == JsonValueKind.True;
            return new PostQuote(Some(value, "author", inner), Some(value, "handle", inner), PlainText.Tidy(PostsFile.Words(value, "text", inner) ?? ""), Some(value, "url", inner), isRepost);
        }

        if (value.ValueKind != JsonValueKind.String) throw PostsFile.Refuse(where, $"\"{name}\" is {value.ValueKind}; write an address, or an object with author, handle, text and url");
        return PostsFile.Text(json, name, where) is { Length: > 0 } address ? new PostQuote(null, null, "", address, IsRepost: false) : null;
    }

    /// <summary>A list of texts.</summary>
    public ImmutableArray<string> Texts(JsonElement json, string name) =>
        [.. Items(json, name).Select(item => item.ValueKind == JsonValueKind.String ? PostsFile.Text(Wrapped(item), "item", where)! : throw Wrong(name, item, "texts")).Where(text => text.Length > 0)];

    /// <summary>Pictures with what they show.</summary>
    public ImmutableArray<PostPicture> Pictures(JsonElement json) =>
    [
        .. Items(json, "pictures").Select(item => item.ValueKind switch
        {
            JsonValueKind.String => new PostPicture(PlainText.Tidy(PostsFile.Text(Wrapped(item), "item", where)!), null),
            JsonValueKind.Object => new PostPicture(PlainText.Tidy(Some(item, "description", $"{where}: pictures") ?? ""), Some(item, "url", $"{where}: pictures")),
            _ => throw Wrong("pictures", item, "descriptions, or objects with description and url"),
        }).Where(picture => picture.Description.Length > 0),
    ];

    /// <summary>The picture at the head: an address, or an object with what it shows.</summary>
    public LeadPicture? LeadPicture(JsonElement json)
    {
        if (!json.TryGetProperty("lead_picture", out var value) || value.ValueKind == JsonValueKind.Null) return null;
        return value.ValueKind switch
        {
            JsonValueKind.String => LeadPictures.Read(WebAddress.Resolve(null, PostsFile.Text(json, "lead_picture", where)), null),
            JsonValueKind.Object => LeadPictures.Read(WebAddress.Resolve(null, Some(value, "url", $"{where}: lead_picture")), Some(value, "alternative", $"{where}: lead_picture")),
            _ => throw PostsFile.Refuse(where, $"\"lead_picture\" is {value.ValueKind}; write an address, or an object with url and alternative"),
        };
    }

    /// <summary>The posts by which one thing is told; the first of them has the post's own identity.</summary>
    public ImmutableArray<PostPart> Parts(JsonElement json, FeedId feed, string guid, DateTimeOffset time)
    {
        var parts = ImmutableArray.CreateBuilder<PostPart>();
        foreach (var item in Items(json, "parts"))
        {
            var inner = $"{where}: part {parts.Count + 1}";
            var part = item.ValueKind switch
            {
                JsonValueKind.String => Wrapped(item, "text"),
                JsonValueKind.Object => item,
                _ => throw Wrong("parts", item, "texts, or objects with text"),
            };
            var text = PostsFile.Words(part, "text", inner) ?? throw PostsFile.Refuse(inner, "\"text\" is missing");
            var id = parts.Count == 0 ? guid : PostsFile.Text(part, "guid", inner) ?? PostsFile.Text(part, "id", inner) ?? string.Create(CultureInfo.InvariantCulture, $"{guid}/{parts.Count + 1}");
            parts.Add(new PostPart(PostId.From(feed, id), id, Some(part, "url", inner), PlainText.Tidy(text), Quote(part, "quotes"), Time(part, inner) ?? time));
        }

        return parts.ToImmutable();
    }

    private IEnumerable<JsonElement> Items(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind != JsonValueKind.Array) return [value];
        return value.GetArrayLength() <= MaximumItems ? value.EnumerateArray() : throw PostsFile.Refuse(where, $"\"{name}\" has more than {MaximumItems} items");
    }

    private static DateTimeOffset? Time(JsonElement part, string where)
    {
        if (PostsFile.Text(part, "time", where) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw PostsFile.Refuse(where, $"\"time\" is '{text}'; write RFC 3339, such as 2026-05-17T20:32:00Z");
    }

    private static string? Some(JsonElement owner, string name, string where) => PostsFile.Text(owner, name, where) is { Length: > 0 } text ? text : null;

    private static JsonElement Wrapped(JsonElement item, string name = "item") => JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement>(StringComparer.Ordinal) { [name] = item });

    private RefusedException Wrong(string name, JsonElement item, string wanted) => PostsFile.Refuse(where, $"an item of \"{name}\" is {item.ValueKind}; write {wanted}");
}

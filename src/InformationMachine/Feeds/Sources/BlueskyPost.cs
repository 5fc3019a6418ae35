using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A view of Bluesky's feeds (<c>app.bsky.feed.defs#feedViewPost</c>) as an item.</summary>
internal static class BlueskyPost
{
    private const string Repost = "app.bsky.feed.defs#reasonRepost";

    /// <summary>The item; null where the view is not wanted.</summary>
    public static ParsedItem? Read(JsonElement view, FeedConfig feed)
    {
        if (view.Object("post") is not { } post || post.Text("uri") is not { } uri || post.Object("record") is not { } record) return null;
        if (view.Object("reason") is { } reason && reason.Text("$type") == Repost) return feed.Reposts ? PassedOn(post, uri, reason) : null;
        var answered = record.Object("reply")?.Object("parent")?.Text("uri");
        var continues = answered is not null && Owner(answered) == Owner(uri) ? answered : null;
        if (answered is not null && continues is null && !feed.Replies) return null;
        var author = post.Object("author") ?? default;
        var created = record.Text("createdAt");
        var embed = post.Object("embed");
        var external = External(embed);
        return new ParsedItem
        {
            Id = uri,
            Link = Address(uri, author),
            Author = Name(author),
            Handle = Handle(author),
            Published = FeedDates.Read(created) ?? FeedDates.Read(post.Text("indexedAt")),
            PublishedRaw = created,
            ContentText = Words(record),
            Labels = BlueskyLabels.Of(post),
            Pictures = Pictures(embed),
            LeadPicture = Lead(embed),
            Links = Links(record, external),
            LinkTitle = external?.Line("title") ?? Shown(embed)?.Line("displayName"),
            Language = record.List("langs").Select(JsonMembers.String).FirstOrDefault(),
            Continues = continues,
            // What it answers is shown beside it: without, a reply says little.
            Quoted = Quoted(embed) ?? (continues is null ? Answered(view) : null),
            Answered = continues is null ? Answered(view) ?? Unseen(answered) : null,
            Conversation = Root(view, record),
        };
    }

    /// <summary>When it came into the feed, in milliseconds: what was passed on counts from then.</summary>
    public static string? Place(JsonElement view)
    {
        var post = view.Object("post");
        var time = FeedDates.Read(view.Object("reason")?.Text("indexedAt")) ?? FeedDates.Read(post?.Text("indexedAt")) ?? FeedDates.Read(post?.Object("record")?.Text("createdAt"));
        return time is { } known && known > DateTimeOffset.UnixEpoch ? JsonMembers.Invariant(known.ToUnixTimeMilliseconds()) : null;
    }

    private static ParsedItem PassedOn(JsonElement post, string uri, JsonElement reason)
    {
        var by = reason.Object("by") ?? default;
        var author = post.Object("author") ?? default;
        var when = reason.Text("indexedAt") ?? post.Text("indexedAt");
        return new ParsedItem
        {
            Id = reason.Text("uri") ?? $"repost of {uri}",
            Link = Address(uri, author),
            Author = Name(by),
            Handle = Handle(by),
            Published = FeedDates.Read(when),
            PublishedRaw = when,
            Labels = BlueskyLabels.Of(post),
            Quoted = Quote(post, "record", isRepost: true),
        };
    }

    private static PostQuote? Quoted(JsonElement? embed)
    {
        return Shown(embed) is { } shown && shown.Object("value") is not null && shown.Text("uri") is not null ? Quote(shown, "value", isRepost: false) : null;
    }

    private static PostQuote? Answered(JsonElement view) =>
        view.Object("reply")?.Object("parent") is { } parent && parent.Object("record") is not null && parent.Text("uri") is not null ? Quote(parent, "record", isRepost: false) : null;

    /// <summary>Of what is not shown (deleted, blocked) the address is left.</summary>
    private static PostQuote? Unseen(string? answered) => answered is not null && Address(answered, default) is { } address ? new PostQuote(null, null, "", address, IsRepost: false) : null;

    private static string? Root(JsonElement view, JsonElement record) => record.Object("reply")?.Object("root")?.Text("uri") is { } root
        ? Address(root, view.Object("reply")?.Object("root")?.Object("author") ?? default)
        : null;

    private static PostQuote Quote(JsonElement post, string words, bool isRepost)
    {
        var author = post.Object("author") ?? default;
        var text = post.Object(words) is { } record ? Words(record) : "";
        if (text.Length == 0) text = PictureText.Of(Pictures(post.Object("embed") ?? post.List("embeds").Cast<JsonElement?>().FirstOrDefault())) ?? "";
        return new PostQuote(Name(author), Handle(author), text, post.Text("uri") is { } uri ? Address(uri, author) : null, isRepost);
    }

    private static ImmutableArray<PostPicture> Pictures(JsonElement? embed)
    {
        if (embed is not { } shown) return [];
        var media = shown.Object("media") ?? shown;
        var pictures = media.List("images").Select(image => PictureText.Read(image.Text("alt"), WebAddress.Resolve(null, image.Text("fullsize") ?? image.Text("thumb"))));
        return [.. pictures.Append(PictureText.Read(media.Text("alt"), WebAddress.Resolve(null, media.Text("thumbnail")))).OfType<PostPicture>()];
    }

    private static LeadPicture? Lead(JsonElement? embed)
    {
        if (embed is not { } shown) return null;
        var media = shown.Object("media") ?? shown;
        return media.List("images").Select(image => LeadPictures.Read(WebAddress.Resolve(null, image.Text("thumb") ?? image.Text("fullsize")), image.Text("alt"))).FirstOrDefault(lead => lead is not null)
            ?? LeadPictures.Read(WebAddress.Resolve(null, media.Text("thumbnail")), media.Text("alt"))
            ?? LeadPictures.Read(WebAddress.Resolve(null, External(embed)?.Text("thumb")), null);
    }

    /// <summary>The record an embed shows, beside media or not: a post, or a feed or list, which has a name instead of words.</summary>
    private static JsonElement? Shown(JsonElement? embed) => embed?.Object("record") is { } record ? record.Object("record") ?? record : null;

    private static JsonElement? External(JsonElement? embed) => embed?.Object("external") ?? embed?.Object("media")?.Object("external");

    /// <summary>The text; links that are shown shortened are written out. Their places are counted in bytes of UTF-8.</summary>
    private static string Words(JsonElement record)
    {
        var text = record.Text("text") ?? "";
        var bytes = Encoding.UTF8.GetBytes(text);
        var links = LinkFacets(record).Where(facet => facet.Start >= 0 && facet.Start < facet.End && facet.End <= bytes.Length).OrderBy(facet => facet.Start).ToList();
        if (links.Count == 0) return PlainText.Tidy(text);
        var words = new StringBuilder(text.Length + 100);
        var at = 0;
        foreach (var (start, end, address) in links)
        {
            if (start < at) continue;
            var shown = Encoding.UTF8.GetString(bytes.AsSpan(start, end - start));
            words.Append(Encoding.UTF8.GetString(bytes.AsSpan(at, start - at))).Append(IsShortened(shown, address) ? address : shown);
            at = end;
        }

        return PlainText.Tidy(words.Append(Encoding.UTF8.GetString(bytes.AsSpan(at))).ToString());
    }

    /// <summary>"example.org/a-long…" is a shortened address, "this report" is not.</summary>
    private static bool IsShortened(string shown, string address) =>
        shown.TrimEnd('.', '…') is { Length: > 3 } start && !start.Contains(' ', StringComparison.Ordinal) && address.Contains(start, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(int Start, int End, string Address)> LinkFacets(JsonElement record) =>
        from facet in record.List("facets")
        from feature in facet.List("features")
        where feature.Text("$type") == "app.bsky.richtext.facet#link"
        let address = WebAddress.Resolve(null, feature.Text("uri"))
        let index = facet.Object("index")
        where address is not null && index is not null
        select (Number(index.Value, "byteStart"), Number(index.Value, "byteEnd"), address);

    private static int Number(JsonElement index, string name) => index.Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : -1;

    private static ImmutableArray<string> Links(JsonElement record, JsonElement? external) =>
        [.. LinkFacets(record).Select(facet => facet.Address).Append(WebAddress.Resolve(null, external?.Text("uri"))).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static string? Name(JsonElement author) => author.Line("displayName") ?? author.Line("handle");

    private static string? Handle(JsonElement author) => author.Line("handle") is { } handle ? "@" + handle : null;

    /// <summary>The account in <c>at://did:plc:abc/app.bsky.feed.post/key</c>.</summary>
    private static string Owner(string uri) => uri.Split('/') is ["at:", "", var owner, ..] ? owner : uri;

    private static string? Address(string uri, JsonElement author) => uri.Split('/') is ["at:", "", var owner, "app.bsky.feed.post", var key]
        ? $"https://bsky.app/profile/{Uri.EscapeDataString(author.Text("handle") ?? owner)}/post/{Uri.EscapeDataString(key)}"
        : null;
}

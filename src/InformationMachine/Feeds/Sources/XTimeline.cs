using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A page of X's API v2 (<c>data</c>, <c>includes</c>) as items.</summary>
internal sealed class XTimeline
{
    private readonly Dictionary<string, JsonElement> _users;
    private readonly Dictionary<string, JsonElement> _posts;
    private readonly Dictionary<string, JsonElement> _media;
    private readonly Dictionary<string, JsonElement> _polls;

    private XTimeline(JsonElement page)
    {
        _users = Included(page, "users");
        _posts = Included(page, "tweets");
        _media = Included(page, "media", "media_key");
        _polls = Included(page, "polls");
    }

    /// <summary>The items of a page that the feed wants, as it orders them.</summary>
    public static IEnumerable<ParsedItem> Read(JsonElement page, FeedConfig feed)
    {
        var timeline = new XTimeline(page);
        return [.. page.List("data").Select(post => timeline.Item(post, feed)).OfType<ParsedItem>()];
    }

    private ParsedItem? Item(JsonElement post, FeedConfig feed)
    {
        if (post.Text("id") is not { } id) return null;
        var (author, handle) = Who(post);
        var created = post.Text("created_at");
        var item = new ParsedItem
        {
            // An edited post has a new id; its history names the first one, which stays its identity.
            Id = First(post, id),
            Link = Address(id, handle),
            Author = author,
            Handle = handle is null ? null : "@" + handle,
            Published = FeedDates.Read(created),
            PublishedRaw = created,
        };
        // The text of a repost is the other's, cut and with "RT" before it.
        if (Referenced(post, "retweeted") is { } passed) return feed.Reposts ? Repost(item, post, passed) : null;

        var answered = Referenced(post, "replied_to");
        var continues = answered is not null && post.Text("in_reply_to_user_id") is { } to && to == post.Text("author_id") ? answered : null;
        if (answered is not null && continues is null && !feed.Replies) return null;
        return item with
        {
            ContentText = Poll(post, Words(post)),
            Labels = post.Flag("possibly_sensitive") && Media(post).Any() ? ["sensitive"] : [],
            Pictures = Pictures(post),
            LeadPicture = Media(post).Select(media => LeadPictures.Read(WebAddress.Resolve(null, media.Text("url") ?? media.Text("preview_image_url")), media.Text("alt_text"))).FirstOrDefault(lead => lead is not null),
            Links = Links(post),
            LinkTitle = Urls(Holder(post)).Select(url => url.Line("title")).FirstOrDefault(title => title is not null),
            Language = post.Text("lang") is { } language and not ("und" or "qme" or "qst" or "qht" or "qam" or "qct" or "zxx" or "art") ? language : null,
            Continues = continues is not null && _posts.TryGetValue(continues, out var before) ? First(before, continues) : continues,
            // What it answers stands beside it as a quote does: without, a reply says little.
            Quoted = Quoted(Referenced(post, "quoted")) ?? (continues is null && answered is not null && _posts.ContainsKey(answered) ? Quoted(answered) : null),
            Answered = continues is null ? Quoted(answered) : null,
            Conversation = post.Text("conversation_id") is { } conversation && conversation != id && conversation != First(post, id) ? Address(conversation, _posts.TryGetValue(conversation, out var root) ? Who(root).Handle : null) : null,
        };
    }

    /// <summary>Of what is not included (deleted, protected) the address is left.</summary>
    private PostQuote? Quoted(string? id) => id is null ? null
        : _posts.TryGetValue(id, out var other) ? Quote(other, id, isRepost: false)
        : new PostQuote(null, null, "", Address(id, null), IsRepost: false);

    private IEnumerable<JsonElement> Media(JsonElement post) =>
        (post.Object("attachments")?.List("media_keys") ?? []).Select(JsonMembers.String).OfType<string>().Where(_media.ContainsKey).Select(key => _media[key]);

    private ImmutableArray<PostPicture> Pictures(JsonElement post) =>
        [.. Media(post).Select(media => PictureText.Read(media.Text("alt_text"), WebAddress.Resolve(null, media.Text("url") ?? media.Text("preview_image_url")))).OfType<PostPicture>()];

    private string Poll(JsonElement post, string text) =>
        (post.Object("attachments")?.List("poll_ids") ?? []).Select(JsonMembers.String).OfType<string>().Where(_polls.ContainsKey).Select(id => _polls[id])
            .Aggregate(text, (below, poll) => PollText.Below(below, poll.List("options").Select(option => (option.Text("label"), option.Count("votes"))), poll.Text("voting_status") == "closed"));

    private ParsedItem Repost(ParsedItem item, JsonElement post, string passed) => _posts.TryGetValue(passed, out var original)
        ? item with { Quoted = Quote(original, passed, isRepost: true) }
        : item with { Quoted = new PostQuote(null, Mentioned(post), WithoutMark(Words(post)), Address(passed, null), IsRepost: true) };

    private PostQuote Quote(JsonElement post, string id, bool isRepost)
    {
        var (name, handle) = Who(post);
        var text = Poll(post, Words(post));
        if (text.Length == 0) text = PictureText.Of(Pictures(post)) ?? "";
        return new PostQuote(name, handle is null ? null : "@" + handle, text, Address(id, handle), isRepost);
    }

    /// <summary>Where the original is not included (deleted, protected), all that is left of it is what the repost shows.</summary>
    private static string WithoutMark(string text) =>
        text.StartsWith("RT @", StringComparison.Ordinal) && text.IndexOf(": ", StringComparison.Ordinal) is > 0 and var at ? text[(at + 2)..] : text;

    private static string? Mentioned(JsonElement post) =>
        post.Object("entities")?.List("mentions").Select(mention => mention.Text("username")).FirstOrDefault(name => name is not null) is { } name ? "@" + name : null;

    private (string? Name, string? Handle) Who(JsonElement post) =>
        post.Text("author_id") is { } id && _users.TryGetValue(id, out var user) ? (user.Line("name") ?? user.Text("username"), user.Text("username")) : (null, null);

    private static string? Referenced(JsonElement post, string type) =>
        post.List("referenced_tweets").Where(reference => reference.Text("type") == type).Select(reference => reference.Text("id")).FirstOrDefault();

    private static string First(JsonElement post, string id) => post.List("edit_history_tweet_ids").Select(JsonMembers.String).FirstOrDefault() ?? id;

    private static string Address(string id, string? handle) => $"https://x.com/{handle ?? "i"}/status/{id}";

    /// <summary>A long post's whole text, with its own addresses, is its note.</summary>
    private static JsonElement Holder(JsonElement post) => post.Object("note_tweet") is { } note && note.Text("text") is not null ? note : post;

    /// <summary>Short links give way to where they lead or, to the post itself, its pictures and what it quotes, to nothing.</summary>
    private static string Words(JsonElement post)
    {
        var holder = Holder(post);
        var text = WebUtility.HtmlDecode(holder.Text("text") ?? "");
        foreach (var url in Urls(holder))
        {
            if (url.Text("url") is { } brief) text = text.Replace(brief, Target(url) is { } full && !IsOwn(full) ? full : "", StringComparison.Ordinal);
        }

        return PlainText.Tidy(text);
    }

    private static ImmutableArray<string> Links(JsonElement post) =>
        [.. Urls(Holder(post)).Select(Target).OfType<string>().Where(url => !IsOwn(url)).Distinct(StringComparer.Ordinal)];

    private static string? Target(JsonElement url) => WebAddress.Resolve(null, url.Text("unwound_url") ?? url.Text("expanded_url"));

    private static bool IsOwn(string url) => url.StartsWith("https://twitter.com/", StringComparison.Ordinal) || url.StartsWith("https://x.com/", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Urls(JsonElement holder) => holder.Object("entities")?.List("urls") ?? [];

    private static Dictionary<string, JsonElement> Included(JsonElement page, string kind, string key = "id")
    {
        var result = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var item in page.Object("includes")?.List(kind) ?? [])
        {
            if (item.Text(key) is { } id) result[id] = item;
        }

        return result;
    }
}

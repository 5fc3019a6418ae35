using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A link or comment of a Reddit listing (kinds <c>t3</c> and <c>t1</c>, asked with <c>raw_json=1</c>) as an item.</summary>
internal static class RedditThing
{
    private static readonly Uri Site = new("https://www.reddit.com/");

    /// <summary>The item; null for advertisements and what has been removed, whose words stay as they were read before.</summary>
    public static ParsedItem? Read(JsonElement thing)
    {
        if (thing.Object("data") is not { } data || data.Text("name") is not { } name || data.Flag("promoted") || IsRemoved(data)) return null;
        return thing.Text("kind") switch
        {
            "t3" => Link(data, name),
            "t1" => Comment(data, name),
            _ => null,
        };
    }

    /// <summary>Seconds since 1970: what is promoted by moderators stands out of turn.</summary>
    public static string? Place(JsonElement thing) =>
        thing.Object("data") is { } data && !data.Flag("stickied") && !data.Flag("promoted") && data.Epoch("created_utc") is { } created ? JsonMembers.Invariant(created.ToUnixTimeSeconds()) : null;

    private static ParsedItem Link(JsonElement data, string name)
    {
        var target = data.Flag("is_self") ? null : WebAddress.Resolve(Site, data.Text("url"));
        var original = data.List("crosspost_parent_list").Cast<JsonElement?>().FirstOrDefault();
        var body = Body(data, "selftext_html", "selftext");
        return Common(data, name) with
        {
            // A crosspost repeats the words of another: they are quoted, not said again.
            Title = original is null || data.Line("title") != original.Value.Line("title") ? data.Line("title") : null,
            ContentHtml = body.Html,
            ContentText = Poll(data, body.Text),
            Labels = Labels(data),
            Pictures = Pictures(data),
            Links = [.. body.Links.Append(target).OfType<string>().Distinct(StringComparer.Ordinal)],
            LinkTitle = target is null ? null : data.Object("media")?.Object("oembed")?.Line("title"),
            Quoted = original is { } quoted ? Quote(quoted) : null,
        };
    }

    private static string Poll(JsonElement data, string text) => data.Object("poll_data") is { } poll
        ? PollText.Below(text, poll.List("options").Select(option => (option.Text("text"), option.Count("vote_count"))), poll.List("options").All(option => option.Count("vote_count") is not null))
        : text;

    private static ImmutableArray<string> Labels(JsonElement data) =>
        [.. data.Flag("over_18") ? ["NSFW"] : Array.Empty<string>(), .. data.Flag("spoiler") ? ["spoiler"] : Array.Empty<string>()];

    private static ImmutableArray<PostPicture> Pictures(JsonElement data) =>
        [.. (data.Object("gallery_data")?.List("items") ?? []).Select(item => PictureText.Read(item.Text("caption"), WebAddress.Resolve(null, item.Text("outbound_url")))).OfType<PostPicture>().Take(PictureText.MaximumPictures)];

    private static ParsedItem Comment(JsonElement data, string name)
    {
        var body = Body(data, "body_html", "body");
        return Common(data, name) with { ContentHtml = body.Html, ContentText = body.Text, Links = body.Links, LinkTitle = data.Line("link_title") };
    }

    private static ParsedItem Common(JsonElement data, string name)
    {
        var author = data.Text("author") is { } who and not "[deleted]" ? who : null;
        return new ParsedItem
        {
            Id = name,
            Link = WebAddress.Resolve(Site, data.Text("permalink")),
            Author = author,
            Handle = author is null ? null : "@" + author,
            Published = data.Epoch("created_utc"),
            PublishedRaw = data.Text("created_utc"),
            Updated = data.Epoch("edited"),
        };
    }

    private static PostQuote Quote(JsonElement data)
    {
        var author = data.Text("author") is { } who and not "[deleted]" ? who : null;
        var text = string.Join('\n', new[] { data.Line("title"), Body(data, "selftext_html", "selftext").Text }.Where(part => !string.IsNullOrEmpty(part)));
        return new PostQuote(author, author is null ? null : "@" + author, text, WebAddress.Resolve(Site, data.Text("permalink")), IsRepost: true);
    }

    private static HtmlBody Body(JsonElement data, string html, string text) =>
        data.Text(html) is { } markup ? HtmlCleaner.Clean(markup, Site) : new HtmlBody(null, PlainText.Tidy(data.Text(text) ?? ""), []);

    private static bool IsRemoved(JsonElement data) =>
        data.Text("removed_by_category") is not null || (data.Text("selftext") ?? data.Text("body")) is "[removed]" or "[deleted]";
}

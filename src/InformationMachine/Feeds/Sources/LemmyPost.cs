using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A <c>PostView</c> of Lemmy's API as an item.</summary>
internal static class LemmyPost
{
    /// <summary>The item; null where it has been removed or deleted, whose words stay as they were read before.</summary>
    public static ParsedItem? Read(JsonElement view, Uri server)
    {
        if (view.Object("post") is not { } post || Place(view) is not { } id || post.Flag("removed") || post.Flag("deleted")) return null;
        var body = post.Text("body") is { } markdown ? MarkdownBody.Clean(markdown, server) : new HtmlBody(null, "", []);
        var target = WebAddress.Resolve(null, post.Text("url"));
        var published = post.Text("published");
        var creator = view.Object("creator") ?? default;
        return new ParsedItem
        {
            // The address at its own server names it wherever it is read.
            Id = post.Text("ap_id") ?? id,
            Title = post.Line("name"),
            Link = WebAddress.Resolve(null, post.Text("ap_id")) ?? new Uri(server, $"/post/{id}").AbsoluteUri,
            Author = creator.Line("display_name") ?? creator.Line("name"),
            Handle = Handle(creator, server),
            Published = FeedDates.Read(published),
            PublishedRaw = published,
            Updated = FeedDates.Read(post.Text("updated")),
            ContentHtml = body.Html,
            ContentText = body.Text,
            Labels = post.Flag("nsfw") ? ["NSFW"] : [],
            Pictures = Pictures(post, body, target),
            Links = [.. body.Links.Append(target).OfType<string>().Distinct(StringComparer.Ordinal)],
            LinkTitle = post.Line("embed_title"),
        };
    }

    /// <summary>The number the server gave it, which grows.</summary>
    public static string? Place(JsonElement view) => view.Object("post")?.Text("id");

    private static ImmutableArray<PostPicture> Pictures(JsonElement post, HtmlBody body, string? target) =>
        [.. body.Pictures.Prepend(PictureText.Read(post.Text("alt_text"), target)).OfType<PostPicture>()];

    private static string? Handle(JsonElement creator, Uri server)
    {
        if (creator.Text("name") is not { } name) return null;
        return $"@{PlainText.Line(name)}@{(Uri.TryCreate(creator.Text("actor_id"), UriKind.Absolute, out var actor) && WebAddress.IsWeb(actor) ? actor.Authority : server.Authority)}";
    }
}

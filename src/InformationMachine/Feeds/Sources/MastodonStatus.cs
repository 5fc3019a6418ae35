using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>A status of Mastodon's API (docs.joinmastodon.org/entities/Status) as an item.</summary>
internal static class MastodonStatus
{
    /// <summary>A quotation is repeated once; more elements that say so are nobody's.</summary>
    private const int MaximumRepeats = 8;

    /// <summary>The item; null where the status is not wanted or not for the public.</summary>
    public static ParsedItem? Read(JsonElement status, FeedConfig feed)
    {
        if (status.Text("id") is not { } id || status.Object("account") is not { } account || !IsPublic(status)) return null;
        var (author, handle) = Who(account, feed);
        var created = status.Text("created_at");
        var item = new ParsedItem { Id = id, Author = author, Handle = handle, Published = FeedDates.Read(created), PublishedRaw = created };
        if (status.Object("reblog") is { } original) return feed.Reposts && IsPublic(original) ? item with { Link = Address(original), Labels = Labels(original), Quoted = Quote(original, feed, isRepost: true) } : null;

        var answered = status.Text("in_reply_to_id");
        var continues = answered is not null && status.Text("in_reply_to_account_id") == account.Text("id") ? answered : null;
        if (answered is not null && continues is null && !feed.Replies) return null;
        var quoted = Quoted(status) is { } other ? Quote(other, feed, isRepost: false) : null;
        var body = Body(status, hasQuote: quoted is not null);
        var card = status.Object("card");
        return item with
        {
            Link = Address(status),
            Labels = Labels(status),
            Pictures = Pictures(status),
            LeadPicture = Lead(status, card),
            ContentHtml = body.Html,
            ContentText = Poll(status, body.Text),
            Links = Links(status, body, card),
            LinkTitle = card?.Line("title"),
            Language = status.Text("language"),
            Updated = FeedDates.Read(status.Text("edited_at")),
            Continues = continues,
            Quoted = quoted,
        };
    }

    /// <summary>Followers-only and direct messages reach a token's owner; they are not for pages that others read.</summary>
    private static bool IsPublic(JsonElement status) => status.Text("visibility") is null or "public" or "unlisted";

    private static PostQuote Quote(JsonElement status, FeedConfig feed, bool isRepost)
    {
        var (author, handle) = status.Object("account") is { } account ? Who(account, feed) : (null, null);
        var text = Poll(status, Body(status, hasQuote: Quoted(status) is not null).Text);
        if (text.Length == 0) text = PictureText.Of(Pictures(status)) ?? "";
        return new PostQuote(author, handle, text, Address(status), isRepost);
    }

    /// <summary>What the author warns of; pictures hidden without a word are still hidden.</summary>
    private static ImmutableArray<string> Labels(JsonElement status) =>
        status.Line("spoiler_text") is { } warning ? [warning]
        : status.Flag("sensitive") && status.List("media_attachments").Any() ? ["sensitive"] : [];

    private static ImmutableArray<PostPicture> Pictures(JsonElement status) =>
        [.. status.List("media_attachments").Select(media => PictureText.Read(media.Text("description"), WebAddress.Resolve(null, media.Text("url")))).OfType<PostPicture>().Take(PictureText.MaximumPictures)];

    /// <summary>What is hidden behind a warning leads nothing.</summary>
    private static LeadPicture? Lead(JsonElement status, JsonElement? card) => status.Flag("sensitive") ? null
        : status.List("media_attachments").Select(media => LeadPictures.Read(WebAddress.Resolve(null, media.Text("preview_url") ?? media.Text("url")), media.Text("description"))).FirstOrDefault(lead => lead is not null)
            ?? LeadPictures.Read(WebAddress.Resolve(null, card?.Text("image")), card?.Text("image_description"));

    private static string Poll(JsonElement status, string text) => status.Object("poll") is { } poll
        ? PollText.Below(text, poll.List("options").Select(option => (option.Text("title"), option.Count("votes_count"))), poll.Flag("expired"))
        : text;

    /// <summary>Mastodon wraps the quoted status with its state; some of its relatives put it there bare.</summary>
    private static JsonElement? Quoted(JsonElement status)
    {
        if (status.Object("quote") is not { } quote) return null;
        if (quote.Member("state") is null) return quote.Member("content") is null ? null : quote;
        return quote.Text("state") == "accepted" && quote.Object("quoted_status") is { } quoted && IsPublic(quoted) ? quoted : null;
    }

    /// <summary>The text; what only repeats the address of the quoted status for other programs goes.</summary>
    private static HtmlBody Body(JsonElement status, bool hasQuote)
    {
        var html = status.Text("content") ?? "";
        if (hasQuote && html.Contains("quote-inline", StringComparison.Ordinal))
        {
            using var document = HtmlDocuments.ParseBody(html, ParsingBudget.For(html.Length));
            foreach (var repeated in document?.QuerySelectorAll(".quote-inline").Take(MaximumRepeats).ToList() ?? []) repeated.Remove();
            html = document?.Body?.InnerHtml ?? html;
        }

        return HtmlCleaner.Clean(html, null);
    }

    private static ImmutableArray<string> Links(JsonElement status, HtmlBody body, JsonElement? card)
    {
        var others = status.List("tags").Concat(status.List("mentions")).Select(other => other.Text("url")).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. body.Links.Where(link => !others.Contains(link)).Append(WebAddress.Resolve(null, card?.Text("url"))).OfType<string>().Distinct(StringComparer.Ordinal)];
    }

    private static string? Address(JsonElement status) => WebAddress.Resolve(null, status.Text("url")) ?? WebAddress.Resolve(null, status.Text("uri"));

    private static (string? Name, string? Handle) Who(JsonElement account, FeedConfig feed)
    {
        var handle = account.Text("acct") is { } acct ? "@" + PlainText.Line(acct) : null;
        // Accounts of the server asked come without it.
        if (handle is not null && !handle.AsSpan(1).Contains('@')) handle += "@" + (Host(account) ?? feed.Url.Host);
        return (account.Line("display_name") ?? account.Line("username"), handle);
    }

    private static string? Host(JsonElement account) => Uri.TryCreate(account.Text("url"), UriKind.Absolute, out var url) && WebAddress.IsWeb(url) ? url.Authority : null;
}

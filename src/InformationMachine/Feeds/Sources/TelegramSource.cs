using System.Globalization;
using AngleSharp.Dom;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>telegram</c>: a public channel through its web preview (<c>https://t.me/s/NAME</c>), older pages with <c>before</c>. What
/// is forwarded stays with the channel it is from; a link card keeps its title.
/// </summary>
internal sealed class TelegramSource(SourceParts parts) : IFeedSource
{
    public static SourceKind Registration { get; } = new("telegram", parts => new TelegramSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "t.me", "telegram.me") && Channel(url) is not null,
        Members = ["api"],
        Mistake = feed => Channel(feed.Url) is null ? "url is no public channel of Telegram; write https://t.me/NAME" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var channel = Channel(feed.Url)!;
        var site = PublicHost.Api(feed, "https://t.me/", "t.me", "telegram.me");
        var title = $"@{channel}";
        var reading = await Timeline.ReadAsync(TimelineCursor.Read(state?.Cursor), new ParsedFeed { Link = feed.Url.AbsoluteUri }, async next =>
        {
            var url = new Uri(site, $"s/{Uri.EscapeDataString(channel)}" + (next is null ? "" : $"?before={Uri.EscapeDataString(next)}"));
            var outcome = await parts.Fetcher.FetchAsync(new FetchRequest { Url = url, AllowPrivateNetwork = feed.AllowPrivateNetwork, Accept = "text/html", Headers = headers }, cancellationToken);
            if (outcome.Failure != FeedFailure.None) return TimelinePage.Failed(outcome with { MovedTo = null });
            var (name, read) = await ParsingPlaces.PassAsync(() => Read(outcome with { MovedTo = null, ETag = null, LastModified = null }, channel, cancellationToken), cancellationToken);
            title = name ?? title;
            return read;
        });
        return reading.Feed is { } read ? reading with { Feed = read with { Title = title } } : reading;
    }

    private static (string? Title, TimelinePage Page) Read(FetchOutcome outcome, string channel, CancellationToken cancellationToken)
    {
        try
        {
            var budget = ParsingBudget.For(outcome.Body.Length, cancellationToken);
            using var page = HtmlDocuments.ParsePage(DocumentDecoder.Decode(outcome.Body.Span, outcome.ContentType), budget);
            return (Line(page.QuerySelector(".tgme_channel_info_header_title")), Page(page, outcome, channel, budget));
        }
        catch (NotAFeedException e)
        {
            return (null, TimelinePage.Failed(outcome with { Failure = FeedFailure.NotAFeed, Error = e.Message, Body = default }));
        }
    }

    private static TimelinePage Page(IDocument page, FetchOutcome outcome, string channel, ParsingBudget budget)
    {
        var messages = page.QuerySelectorAll(".tgme_widget_message[data-post]").Where(message => Number(message) is not null).ToList();
        if (messages.Count == 0 && page.QuerySelector(".tgme_channel_history, .tgme_channel_info") is null)
            return TimelinePage.Failed(FetchOutcome.Failed(FeedFailure.NotFound, $"Telegram shows no public preview of '{channel}'; there is no such channel, or it has switched its preview off"));
        var oldest = Timeline.Oldest(messages.Select(Number));
        return new TimelinePage(outcome, [.. messages.AsEnumerable().Reverse().Where(message => !message.ClassList.Contains("service_message")).Select(message => Item(message, channel, budget))])
        {
            Newest = Timeline.Newest(messages.Select(Number)),
            Oldest = oldest,
            Next = oldest is null or "1" ? null : oldest,
        };
    }

    private static ParsedItem Item(IElement message, string channel, ParsingBudget budget)
    {
        var number = Number(message)!;
        // What is answered is shown inside the message, with the same classes.
        var reply = Find(".tgme_widget_message_reply");
        reply?.Remove();
        var body = Find(".tgme_widget_message_text") is { } text ? HtmlCleaner.Clean(text.InnerHtml, null, budget) : new HtmlBody(null, "", []);
        var card = Find(".tgme_widget_message_link_preview");
        var forwarded = Find(".tgme_widget_message_forwarded_from_name");
        var date = Find(".tgme_widget_message_date time[datetime]") ?? Find("time[datetime]");
        var item = new ParsedItem
        {
            Id = $"{channel.ToLowerInvariant()}/{number}",
            Link = $"https://t.me/{Uri.EscapeDataString(channel)}/{number}",
            Author = Line(Find(".tgme_widget_message_owner_name")),
            Handle = "@" + channel,
            Published = FeedDates.Read(date?.GetAttribute("datetime")),
            PublishedRaw = date?.GetAttribute("datetime"),
            LinkTitle = Line(card?.QuerySelector(".link_preview_title")),
            Links = [.. body.Links.Append(WebAddress.Resolve(null, card?.GetAttribute("href"))).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
        var words = Poll(message, body.Text);
        if (forwarded is not null) return item with { Quoted = new PostQuote(Line(forwarded), null, words, WebAddress.Resolve(null, forwarded.GetAttribute("href")), IsRepost: true) };
        return item with { ContentHtml = body.Html, ContentText = words, Quoted = Answered(reply) };

        IElement? Find(string selector)
        {
            budget.Look();
            return message.QuerySelector(selector);
        }
    }

    /// <summary>A poll shows its results to those who look at it from outside: its options alone do not change.</summary>
    private static string Poll(IElement message, string text)
    {
        if (message.QuerySelector(".tgme_widget_message_poll") is not { } poll) return text;
        var question = string.Join('\n', new[] { text, Line(poll.QuerySelector(".tgme_widget_message_poll_question")) }.Where(line => !string.IsNullOrEmpty(line)));
        return PollText.Below(question, poll.QuerySelectorAll(".tgme_widget_message_poll_option_text").Select(option => (Line(option), (long?)null)), isOver: false);
    }

    private static PostQuote? Answered(IElement? reply) =>
        reply is not null && Line(reply.QuerySelector(".js-message_reply_text")) is { } text
            ? new PostQuote(Line(reply.QuerySelector(".tgme_widget_message_author_name")), null, text, WebAddress.Resolve(null, reply.GetAttribute("href")), IsRepost: false)
            : null;

    private static string? Number(IElement message) =>
        message.GetAttribute("data-post")?.Split('/') is [_, var number] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? JsonMembers.Invariant(value) : null;

    private static string? Line(IElement? element) => element is not null && PlainText.Line(element.TextContent) is { Length: > 0 } line ? line.Trim() : null;

    private static string? Channel(Uri url) => PublicHost.Path(url) switch
    {
        ["s", var name] when IsName(name) => name,
        [var name] when name != "s" && IsName(name) => name,
        _ => null,
    };

    private static bool IsName(string name) => name.Length is >= 4 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && name is not ("share" or "joinchat" or "addstickers" or "proxy" or "socks");
}

using System.Collections.Immutable;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>hackernews</c>: the front page, the newest, Show, Ask or Jobs, an account's submissions or comments, or a search, through
/// the search API at hn.algolia.com.
/// </summary>
internal sealed class HackerNewsSource(SourceParts parts) : IFeedSource
{
    private const int PageSize = 100;
    private static readonly Uri Site = new("https://news.ycombinator.com/");

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("hackernews", parts => new HackerNewsSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "news.ycombinator.com", "hn.algolia.com") && Question(url) is not null,
        Members = ["api"],
        Mistake = feed => Question(feed.Url) is null ? "url is no page of Hacker News that can be followed; write https://news.ycombinator.com/, …/newest, …/show, …/ask, …/jobs, …/submitted?id=NAME, …/threads?id=NAME or https://hn.algolia.com/?q=WORDS" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "https://hn.algolia.com/", "news.ycombinator.com", "hn.algolia.com");
        var (question, isByTime) = Question(feed.Url)!.Value;
        var about = new ParsedFeed { Title = "Hacker News", Link = feed.Url.AbsoluteUri };
        return await Timeline.ReadAsync(
            TimelineCursor.Read(state?.Cursor),
            about,
            next => PageAsync(feed, new Uri(api, $"api/v1/{question}&hitsPerPage={PageSize}" + (next is null ? "" : $"&numericFilters={Uri.EscapeDataString("created_at_i<=" + next)}")), headers, isByTime, cancellationToken));
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, bool isByTime, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, null, cancellationToken);
        if (answer.Failed) return TimelinePage.Failed(answer.Outcome);
        if (answer.Root.Member("hits") is null) return TimelinePage.Failed(FetchOutcome.Failed(FeedFailure.NotAFeed, $"{url.Host} does not answer with hits; does it speak the search API of Hacker News?"));
        var hits = answer.Root.List("hits").ToList();
        var oldest = Timeline.Oldest(hits.Select(hit => hit.Text("created_at_i")));
        return new TimelinePage(answer.Outcome, [.. hits.Select(Item).OfType<ParsedItem>()])
        {
            Newest = Timeline.Newest(hits.Select(hit => hit.Text("created_at_i"))),
            Oldest = oldest,
            Next = isByTime && hits.Count == PageSize ? oldest : null,
        };
    }

    private static ParsedItem? Item(JsonElement hit)
    {
        if (hit.Text("objectID") is not { } id) return null;
        var body = HtmlCleaner.Clean(hit.Text("story_text") ?? hit.Text("comment_text") ?? "", Site);
        var target = hit.Text("comment_text") is null ? WebAddress.Resolve(Site, hit.Text("url")) : null;
        var author = hit.Line("author");
        return new ParsedItem
        {
            Id = id,
            Title = hit.Line("title"),
            Link = new Uri(Site, $"item?id={Uri.EscapeDataString(id)}").AbsoluteUri,
            Author = author,
            Handle = author is null ? null : "@" + author,
            Published = FeedDates.Read(hit.Text("created_at")),
            PublishedRaw = hit.Text("created_at"),
            ContentHtml = body.Html,
            ContentText = body.Text,
            Links = [.. body.Links.Append(target).OfType<string>().Distinct(StringComparer.Ordinal)],
            // A comment belongs to what it is about.
            LinkTitle = hit.Line("story_title"),
        };
    }

    private static (string Question, bool IsByTime)? Question(Uri url)
    {
        var path = PublicHost.Path(url);
        var id = PublicHost.Query(url, "id") is { Length: > 0 } name ? Uri.EscapeDataString(name) : null;
        return path switch
        {
            [] or ["search"] when PublicHost.Query(url, "q") is { Length: > 0 } words => ($"search_by_date?tags=story&query={Uri.EscapeDataString(words)}", true),
            [] or ["news" or "front"] => ("search?tags=front_page", false),
            ["newest"] => ("search_by_date?tags=story", true),
            ["show" or "shownew"] => ("search_by_date?tags=show_hn", true),
            ["ask" or "asknew"] => ("search_by_date?tags=ask_hn", true),
            ["jobs"] => ("search_by_date?tags=job", true),
            ["submitted" or "user"] when id is not null => ($"search_by_date?tags=story,author_{id}", true),
            ["threads"] when id is not null => ($"search_by_date?tags=comment,author_{id}", true),
            _ => null,
        };
    }
}

using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>reddit</c>: a subreddit, an account or a multireddit as a listing, public or, with a token, through <c>oauth.reddit.com</c>.
/// The orders <c>new</c> and those of accounts are read back to what is known; others are a window that moves.
/// </summary>
internal sealed class RedditSource(SourceParts parts) : IFeedSource
{
    private const int PageSize = 100;

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("reddit", parts => new RedditSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "reddit.com") && Listing(url) is not null,
        Members = ["token", "api"],
        Mistake = feed => Listing(feed.Url) is null ? "url is no listing of Reddit; write https://www.reddit.com/r/NAME, …/r/NAME/top, …/user/NAME or …/user/NAME/m/MULTI" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, feed.Token is null ? "https://www.reddit.com/" : "https://oauth.reddit.com/", "reddit.com");
        var (path, isByTime) = Listing(feed.Url)!.Value;
        // Only the public pages need to be told that programs read them.
        var question = $"{path}{(feed.Token is null ? ".json" : "")}?limit={PageSize}&raw_json=1" + (PublicHost.Query(feed.Url, "t") is { } period ? $"&t={Uri.EscapeDataString(period)}" : "");
        var about = new ParsedFeed { Title = "/" + Uri.UnescapeDataString(path), Link = feed.Url.AbsoluteUri };
        return await Timeline.ReadAsync(TimelineCursor.Read(state?.Cursor), about, next => PageAsync(feed, new Uri(api, question + (next is null ? "" : $"&after={Uri.EscapeDataString(next)}")), headers, isByTime, cancellationToken));
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, bool isByTime, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, null, cancellationToken);
        if (answer.Failed) return TimelinePage.Failed(Explain(answer.Outcome, feed));
        if (answer.Root.Object("data") is not { } listing || listing.Member("children") is null) return TimelinePage.Failed(FetchOutcome.Failed(FeedFailure.NotAFeed, $"{url.Host} does not answer with a listing; does it speak Reddit's API?"));
        var things = listing.List("children").ToList();
        return new TimelinePage(answer.Outcome, [.. things.Select(RedditThing.Read).OfType<ParsedItem>()])
        {
            Newest = Timeline.Newest(things.Select(RedditThing.Place)),
            Oldest = Timeline.Oldest(things.Select(RedditThing.Place)),
            Next = isByTime ? listing.Text("after") : null,
        };
    }

    private static FetchOutcome Explain(FetchOutcome outcome, FeedConfig feed) =>
        outcome.Failure == FeedFailure.Forbidden && feed.Token is null ? outcome with { Error = $"{outcome.Error}; Reddit often lets programs in only with a token, or follow the address with /.rss as kind feed" } : outcome;

    private static (string Path, bool IsByTime)? Listing(Uri url)
    {
        var path = PublicHost.Path(url);
        if (path.Length > 0 && (path[^1] is ".rss" or ".json" || path[^1].EndsWith(".rss", StringComparison.Ordinal) || path[^1].EndsWith(".json", StringComparison.Ordinal))) return null;
        return path switch
        {
            ["r", var name] => (Escape("r", name, "new"), true),
            ["r", var name, "new"] => (Escape("r", name, "new"), true),
            ["r", var name, "hot" or "top" or "rising" or "best" or "controversial"] => (Escape("r", name, path[2]), false),
            ["user" or "u", var name] => (Escape("user", name, "submitted"), true),
            ["user" or "u", var name, "submitted" or "comments" or "overview"] => (Escape("user", name, path[2]), true),
            ["user" or "u", var name, "m", var multi] => (Escape("user", name, "m", multi, "new"), true),
            _ => null,
        };
    }

    private static string Escape(params ReadOnlySpan<string> parts)
    {
        var escaped = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++) escaped[i] = Uri.EscapeDataString(parts[i]);
        return string.Join('/', escaped);
    }
}

using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>bluesky</c>: an account (<c>https://bsky.app/profile/NAME</c>), a list (<c>…/lists/KEY</c>) or a custom feed
/// (<c>…/feed/KEY</c>) through the public AT protocol API, page by page with its cursor.
/// </summary>
internal sealed class BlueskySource(SourceParts parts) : IFeedSource
{
    private const int PageSize = 50;

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("bluesky", parts => new BlueskySource(parts))
    {
        Recognises = url => PublicHost.Is(url, "bsky.app") && Target(url) is not null,
        Members = ["token", "api", "reposts", "replies"],
        Mistake = feed => Target(feed.Url) is null ? "url is no account, list or feed of Bluesky; write https://bsky.app/profile/NAME, …/lists/KEY or …/feed/KEY" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "https://public.api.bsky.app/", "bsky.app");
        var (type, actor, key) = Target(feed.Url)!.Value;
        var cursor = TimelineCursor.Read(state?.Cursor);
        if (type != "profile" && cursor.Account is null)
        {
            // Records are addressed by the account's permanent identity.
            var (did, wrong) = await IdentityAsync(feed, api, actor, headers, cancellationToken);
            if (wrong is not null) return wrong;
            cursor = cursor with { Account = did };
        }

        var question = type switch
        {
            "lists" => $"app.bsky.feed.getListFeed?list={Uri.EscapeDataString($"at://{cursor.Account}/app.bsky.graph.list/{key}")}",
            "feed" => $"app.bsky.feed.getFeed?feed={Uri.EscapeDataString($"at://{cursor.Account}/app.bsky.feed.generator/{key}")}",
            _ => $"app.bsky.feed.getAuthorFeed?actor={Uri.EscapeDataString(actor)}&filter={(feed.Replies ? "posts_with_replies" : "posts_and_author_threads")}",
        };
        var about = new ParsedFeed { Title = type == "profile" ? $"@{actor}" : $"{(type == "lists" ? "List" : "Feed")} {key} of @{actor}", Link = feed.Url.AbsoluteUri };
        var reading = await Timeline.ReadAsync(cursor, about, next => PageAsync(feed, new Uri(api, $"xrpc/{question}&limit={PageSize}" + (next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")), headers, cancellationToken));
        return await ThreadBeginnings.AddAsync(
            reading,
            item => Timeline.IsAfter(item.Published is { } time ? JsonMembers.Invariant(time.ToUnixTimeMilliseconds()) : null, cursor.Since),
            item => AncestorsAsync(feed, api, item, headers, cancellationToken));
    }

    private async Task<IEnumerable<ParsedItem>> AncestorsAsync(FeedConfig feed, Uri api, ParsedItem item, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, new Uri(api, $"xrpc/app.bsky.feed.getPostThread?uri={Uri.EscapeDataString(item.Id!)}&depth=0&parentHeight={ThreadBeginnings.MaximumAncestors}"), headers, null, cancellationToken);
        var ancestors = new List<ParsedItem>();
        if (answer.Failed) return ancestors;
        for (var view = answer.Root.Object("thread")?.Object("parent"); view is { } before && ancestors.Count < ThreadBeginnings.MaximumAncestors; view = before.Object("parent"))
        {
            if (BlueskyPost.Read(before, feed) is { } ancestor) ancestors.Add(ancestor);
        }

        return ancestors;
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, null, cancellationToken);
        if (answer.Failed) return TimelinePage.Failed(Explain(answer.Outcome));
        if (answer.Root.Member("feed") is null) return TimelinePage.Failed(FetchOutcome.Failed(FeedFailure.NotAFeed, $"{url.Host} does not answer with a feed; does it speak Bluesky's API?"));
        var views = answer.Root.List("feed").ToList();
        return new TimelinePage(answer.Outcome, [.. views.Select(view => BlueskyPost.Read(view, feed)).OfType<ParsedItem>()])
        {
            Newest = Timeline.Newest(views.Select(BlueskyPost.Place)),
            Oldest = Timeline.Oldest(views.Select(BlueskyPost.Place)),
            Next = views.Count == 0 ? null : answer.Root.Text("cursor"),
        };
    }

    private async Task<(string? Did, SourceReading? Failure)> IdentityAsync(FeedConfig feed, Uri api, string actor, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        if (actor.StartsWith("did:", StringComparison.Ordinal)) return (actor, null);
        var answer = await _api.GetAsync(feed, new Uri(api, $"xrpc/com.atproto.identity.resolveHandle?handle={Uri.EscapeDataString(actor)}"), headers, null, cancellationToken);
        if (answer.Failed) return (null, new SourceReading { Outcome = Explain(answer.Outcome) });
        return answer.Root.Text("did") is { } did ? (did, null) : (null, SourceReading.Failed(FeedFailure.NotFound, $"Bluesky knows no account '{actor}'"));
    }

    /// <summary>The API answers 400 to names it does not know.</summary>
    private static FetchOutcome Explain(FetchOutcome outcome) =>
        outcome is { Failure: FeedFailure.Http, Error: { } error } && error.StartsWith("HTTP 400", StringComparison.Ordinal)
            ? outcome with { Failure = FeedFailure.NotFound, Error = "HTTP 400: Bluesky knows no such account, list or feed" }
            : outcome;

    private static (string Type, string Actor, string? Key)? Target(Uri url) => PublicHost.Path(url) switch
    {
        ["profile", var actor] => ("profile", actor.TrimStart('@'), null),
        ["profile", var actor, "lists", var key] => ("lists", actor.TrimStart('@'), key),
        ["profile", var actor, "feed", var key] => ("feed", actor.TrimStart('@'), key),
        _ => null,
    };
}

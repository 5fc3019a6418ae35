using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>x</c>: the posts of one account through X's API v2 (<c>GET /2/users/by/username/:name</c> once, then
/// <c>GET /2/users/:id/tweets</c> with <c>since_id</c>). Needs a bearer token.
/// </summary>
internal sealed class XSource(SourceParts parts) : IFeedSource
{
    private const string Fields = "max_results=100&tweet.fields=created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,note_tweet,entities,lang,edit_history_tweet_ids"
        + "&expansions=author_id,referenced_tweets.id,referenced_tweets.id.author_id&user.fields=name,username";

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("x", parts => new XSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "x.com", "twitter.com") && Account(url) is not null,
        Members = ["token", "api", "reposts", "replies"],
        Mistake = feed => Account(feed.Url) is null ? "url is no account on X; write https://x.com/NAME"
            : feed.Token is null && feed.Enabled ? "an account on X needs a bearer token of its API; write \"token\": \"env:NAME\" or \"file:PATH\", or let it rest with \"enabled\": false" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (feed.Token is null) return SourceReading.Failed(FeedFailure.MissingToken, "an account on X needs a token: set token to env:NAME or file:PATH");
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "https://api.x.com/", "x.com", "twitter.com");
        var name = Account(feed.Url)!;
        var cursor = TimelineCursor.Read(state?.Cursor);
        if (cursor.Account is null)
        {
            var answer = await _api.GetAsync(feed, new Uri(api, $"2/users/by/username/{Uri.EscapeDataString(name)}"), headers, null, cancellationToken);
            if (answer.Failed) return new SourceReading { Outcome = answer.Outcome };
            if (answer.Root.Object("data")?.Text("id") is not { } id) return new SourceReading { Outcome = Refused(answer, $"there is no account '{name}' on X") };
            cursor = cursor with { Account = id };
        }

        var about = new ParsedFeed { Title = $"@{name} on X", Link = $"https://x.com/{Uri.EscapeDataString(name)}" };
        var question = $"2/users/{Uri.EscapeDataString(cursor.Account)}/tweets?{Fields}" + (feed.Reposts ? "" : "&exclude=retweets") + (cursor.Since is null ? "" : $"&since_id={Uri.EscapeDataString(cursor.Since)}");
        return await Timeline.ReadAsync(cursor, about, next => PageAsync(feed, new Uri(api, question + (next is null ? "" : $"&until_id={Uri.EscapeDataString(next)}")), headers, cancellationToken));
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, null, cancellationToken);
        if (answer.Failed) return TimelinePage.Failed(answer.Outcome);
        if (answer.Root.Member("data") is null && answer.Root.Member("meta") is null) return TimelinePage.Failed(Refused(answer, "X answers without posts"));
        var ids = answer.Root.List("data").Select(post => post.Text("id")).ToList();
        var oldest = Timeline.Oldest(ids);
        return new TimelinePage(answer.Outcome, [.. XTimeline.Read(answer.Root, feed)])
        {
            Newest = Timeline.Newest(ids),
            Oldest = oldest,
            Next = answer.Root.Object("meta")?.Text("next_token") is null ? null : oldest,
        };
    }

    /// <summary>X answers 200 with a list of errors to what it does not want to show.</summary>
    private static FetchOutcome Refused(ApiAnswer answer, string otherwise)
    {
        var types = answer.Root.List("errors").Select(error => error.Text("type") ?? "").ToList();
        var failure = types.Exists(type => type.Contains("not-authorized", StringComparison.Ordinal)) ? (FeedFailure.Forbidden, "X does not show this account's posts to this token; it may be protected")
            : types.Count > 0 && !types.Exists(type => type.Contains("not-found", StringComparison.Ordinal)) ? (FeedFailure.Forbidden, "X refuses; the account may be suspended")
            : (FeedFailure.NotFound, otherwise);
        return FetchOutcome.Failed(failure.Item1, failure.Item2) with { RetryAfter = answer.Outcome.RetryAfter };
    }

    private static string? Account(Uri url) => PublicHost.Path(url) is [var name] && name.TrimStart('@') is { Length: > 0 and <= 30 } account
        && account.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && account is not ("home" or "explore" or "search" or "i" or "settings" or "notifications" or "messages" or "hashtag") ? account : null;
}

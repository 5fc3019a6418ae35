using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>x</c>: the posts of one account, or of a list's accounts, through X's API v2 (<c>GET /2/users/by/username/:name</c> once, then
/// <c>GET /2/users/:id/tweets</c> with <c>since_id</c>). Needs a bearer token.
/// </summary>
internal sealed class XSource(SourceParts parts) : IFeedSource
{
    private const string Fields = "tweet.fields=created_at,author_id,conversation_id,in_reply_to_user_id,referenced_tweets,note_tweet,entities,lang,edit_history_tweet_ids,attachments,possibly_sensitive"
        + "&expansions=author_id,referenced_tweets.id,referenced_tweets.id.author_id,attachments.media_keys,attachments.poll_ids&user.fields=name,username"
        + "&media.fields=alt_text,url,preview_image_url,type&poll.fields=options,voting_status";

    /// <summary>The most posts of one thread that are asked for, one by one.</summary>
    private const int MaximumSteps = 10;

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("x", parts => new XSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "x.com", "twitter.com") && (Account(url) ?? List(url)) is not null,
        Members = ["token", "api", "reposts", "replies"],
        Mistake = feed => (Account(feed.Url) ?? List(feed.Url)) is null ? "url is no account or list on X; write https://x.com/NAME or https://x.com/i/lists/NUMBER"
            : feed.Token is null && feed.Enabled ? "an account on X needs a bearer token of its API; write \"token\": \"env:NAME\" or \"file:PATH\", or let it rest with \"enabled\": false" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (feed.Token is null) return SourceReading.Failed(FeedFailure.MissingToken, "an account on X needs a token: set token to env:NAME or file:PATH");
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "https://api.x.com/", "x.com", "twitter.com");
        var cursor = TimelineCursor.Read(state?.Cursor);
        if (List(feed.Url) is { } list) return await ListAsync(feed, api, list, cursor, headers, cancellationToken);
        var name = Account(feed.Url)!;
        if (cursor.Account is null)
        {
            var answer = await _api.GetAsync(feed, new Uri(api, $"2/users/by/username/{Uri.EscapeDataString(name)}"), headers, null, cancellationToken);
            if (answer.Failed) return new SourceReading { Outcome = answer.Outcome };
            if (answer.Root.Object("data")?.Text("id") is not { } id) return new SourceReading { Outcome = Refused(answer, $"there is no account '{name}' on X") };
            cursor = cursor with { Account = id };
        }

        var about = new ParsedFeed { Title = $"@{name} on X", Link = $"https://x.com/{Uri.EscapeDataString(name)}" };
        var question = $"2/users/{Uri.EscapeDataString(cursor.Account)}/tweets?max_results=100&{Fields}" + (feed.Reposts ? "" : "&exclude=retweets") + (cursor.Since is null ? "" : $"&since_id={Uri.EscapeDataString(cursor.Since)}");
        var reading = await Timeline.ReadAsync(cursor, about, next => PageAsync(feed, new Uri(api, question + (next is null ? "" : $"&until_id={Uri.EscapeDataString(next)}")), headers, cancellationToken));
        return await CompleteAsync(reading, feed, api, cursor, headers, cancellationToken);
    }

    /// <summary>A list knows no since_id: its pages are followed by their tokens, down to what is known.</summary>
    private async Task<SourceReading> ListAsync(FeedConfig feed, Uri api, string list, TimelineCursor cursor, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var about = new ParsedFeed { Title = $"List {list} on X", Link = $"https://x.com/i/lists/{list}" };
        var reading = await Timeline.ReadAsync(cursor, about, next => PageAsync(feed, new Uri(api, $"2/lists/{list}/tweets?max_results=100&{Fields}" + (next is null ? "" : $"&pagination_token={Uri.EscapeDataString(next)}")), headers, cancellationToken, byToken: true));
        return await CompleteAsync(reading, feed, api, cursor, headers, cancellationToken);
    }

    private Task<SourceReading> CompleteAsync(SourceReading reading, FeedConfig feed, Uri api, TimelineCursor cursor, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken) =>
        ThreadBeginnings.AddAsync(reading, item => Timeline.IsAfter(item.Id, cursor.Since), item => AncestorsAsync(feed, api, item, headers, cancellationToken));

    /// <summary>X gives one post at a time: each is a question, and counts against the account's quota.</summary>
    private async Task<IEnumerable<ParsedItem>> AncestorsAsync(FeedConfig feed, Uri api, ParsedItem item, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var ancestors = new List<ParsedItem>();
        for (var before = item.Continues; before is not null && ancestors.Count < MaximumSteps; before = ancestors[^1].Continues)
        {
            var answer = await _api.GetAsync(feed, new Uri(api, $"2/tweets?ids={Uri.EscapeDataString(before)}&{Fields}"), headers, null, cancellationToken);
            if (answer.Failed || XTimeline.Read(answer.Root, feed).FirstOrDefault() is not { } ancestor) break;
            ancestors.Add(ancestor with { Id = before });
        }

        return ancestors;
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken, bool byToken = false)
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
            Next = answer.Root.Object("meta")?.Text("next_token") is { } token ? byToken ? token : oldest : null,
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

    private static string? List(Uri url) =>
        PublicHost.Path(url) is ["i", "lists", var list] && list.Length is > 0 and <= 24 && list.All(char.IsAsciiDigit) ? list : null;

    private static string? Account(Uri url) => PublicHost.Path(url) is [var name] && name.TrimStart('@') is { Length: > 0 and <= 30 } account
        && account.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && account is not ("home" or "explore" or "search" or "i" or "settings" or "notifications" or "messages" or "hashtag") ? account : null;
}

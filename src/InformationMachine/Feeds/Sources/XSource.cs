using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Fetching;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>x</c>: the posts of one account through X's API v2 (<c>GET /2/users/by/username/:name</c> once, then
/// <c>GET /2/users/:id/tweets</c> with <c>since_id</c>). Needs a bearer token. The cursor is <c>user id:newest post id</c>.
/// </summary>
internal sealed class XSource : IFeedSource
{
    public const string KindName = "x";

    private const int MaximumPages = 5;
    private const string Fields = "max_results=100&exclude=retweets&tweet.fields=created_at,author_id,conversation_id,referenced_tweets,note_tweet,entities,lang,edit_history_tweet_ids"
        + "&expansions=author_id,referenced_tweets.id,referenced_tweets.id.author_id&user.fields=name,username";

    private readonly FeedFetcher _fetcher;
    private readonly Uri _api;

    public XSource(FeedFetcher fetcher, Uri api)
    {
        _fetcher = fetcher;
        _api = api;
    }

    /// <summary>Where the API really is; tests name another place.</summary>
    public static Uri PublicApi { get; } = new("https://api.x.com/");

    public string Kind => KindName;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (feed.Token is null) return SourceReading.Failed(FeedFailure.MissingToken, "an X account needs a token: set token to env:NAME or file:PATH");
        if (Secrets.Resolve(feed.Token) is not { } token) return SourceReading.Failed(FeedFailure.MissingToken, $"the token is not there: {feed.Token} is not set");
        var headers = ImmutableDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create("Authorization", "Bearer " + token)]);
        var (user, since) = Position(state?.Cursor);
        if (user is null)
        {
            var name = feed.Url.AbsolutePath.Trim('/').Split('/')[0];
            var answer = await GetAsync(feed, $"2/users/by/username/{Uri.EscapeDataString(name)}", headers, cancellationToken);
            if (answer.Failure != FeedFailure.None) return new SourceReading { Outcome = answer };
            user = UserId(answer);
            if (user is null) return SourceReading.Failed(FeedFailure.NotFound, $"there is no account '{name}' on X");
        }

        return await PagesAsync(feed, user, since, headers, cancellationToken);
    }

    private async Task<SourceReading> PagesAsync(FeedConfig feed, string user, string? since, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var items = ImmutableArray.CreateBuilder<ParsedItem>();
        var newest = since;
        string? page = null;
        FetchOutcome answer;
        var pages = 0;
        do
        {
            var query = $"2/users/{user}/tweets?{Fields}" + (since is null ? "" : $"&since_id={since}") + (page is null ? "" : $"&pagination_token={Uri.EscapeDataString(page)}");
            answer = await GetAsync(feed, query, headers, cancellationToken);
            if (answer.Failure != FeedFailure.None) return new SourceReading { Outcome = answer };
            using var json = JsonDocument.Parse(answer.Body);
            items.AddRange(XTimeline.Read(json.RootElement));
            newest = Newer(newest, XTimeline.Meta(json.RootElement, "newest_id"));
            page = XTimeline.Meta(json.RootElement, "next_token");
        }
        while (page is not null && since is not null && ++pages < MaximumPages);
        return new SourceReading
        {
            Outcome = answer,
            Feed = new ParsedFeed { Title = feed.Title ?? $"{feed.Author ?? feed.Handle ?? feed.Id.Value} on X", Author = feed.Author, Items = items.ToImmutable() },
            Cursor = newest is null ? user + ":" : $"{user}:{newest}",
        };
    }

    private Task<FetchOutcome> GetAsync(FeedConfig feed, string path, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken) =>
        _fetcher.FetchAsync(
            new FetchRequest { Url = new Uri(_api, path), AllowPrivateNetwork = feed.AllowPrivateNetwork, Accept = "application/json", Headers = headers },
            cancellationToken);

    private static string? UserId(FetchOutcome answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.TryGetProperty("data", out var data) && data.TryGetProperty("id", out var id) ? id.GetString() : null;
    }

    private static (string? User, string? Since) Position(string? cursor)
    {
        var parts = cursor?.Split(':') ?? [];
        return parts.Length == 2 && parts[0].Length > 0 ? (parts[0], parts[1].Length > 0 ? parts[1] : null) : (null, null);
    }

    /// <summary>Ids grow with time and are numbers of up to 19 digits.</summary>
    private static string? Newer(string? a, string? b) =>
        b is null ? a : a is null || ulong.Parse(b, CultureInfo.InvariantCulture) > ulong.Parse(a, CultureInfo.InvariantCulture) ? b : a;
}

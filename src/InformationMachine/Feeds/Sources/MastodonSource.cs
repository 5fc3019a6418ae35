using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>mastodon</c>: an account (<c>https://HOST/@name</c>), a tag (<c>https://HOST/tags/name</c>) or a list
/// (<c>https://HOST/lists/number</c>, with a token) through the API that Mastodon and its relatives speak. The newest page is read whole,
/// so that edits are noticed; older ones with <c>max_id</c> down to <c>since_id</c>.
/// </summary>
internal sealed class MastodonSource(SourceParts parts) : IFeedSource
{
    private const int PageSize = 40;

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("mastodon", parts => new MastodonSource(parts))
    {
        Recognises = url => IsKnownHost(url) && Target(url) is not null && !HasExtension(url),
        Members = ["token", "api", "reposts", "replies"],
        Mistake = feed => Target(feed.Url) switch
        {
            null => "url is no account, tag or list of Mastodon; write https://HOST/@NAME, https://HOST/tags/NAME or https://HOST/lists/NUMBER",
            ("list", _) when feed.Token is null => "a list of Mastodon needs a token; write \"token\": \"env:NAME\" or \"file:PATH\" (an access token with read:lists)",
            _ => null,
        },
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "", []);
        var (type, name) = Target(feed.Url)!.Value;
        var cursor = TimelineCursor.Read(state?.Cursor);
        if (type == "account" && cursor.Account is null)
        {
            var answer = await _api.GetAsync(feed, new Uri(api, $"api/v1/accounts/lookup?acct={Uri.EscapeDataString(name)}"), headers, null, cancellationToken);
            if (answer.Failed) return new SourceReading { Outcome = answer.Outcome };
            if (answer.Root.Text("id") is not { } id) return SourceReading.Failed(FeedFailure.NotFound, $"{api.Host} knows no account '{name}'");
            cursor = cursor with { Account = id };
        }

        var path = type switch
        {
            "tag" => $"api/v1/timelines/tag/{Uri.EscapeDataString(name)}?limit={PageSize}",
            "list" => $"api/v1/timelines/list/{Uri.EscapeDataString(name)}?limit={PageSize}",
            _ => $"api/v1/accounts/{Uri.EscapeDataString(cursor.Account!)}/statuses?limit={PageSize}&exclude_reblogs={(feed.Reposts ? "false" : "true")}&exclude_replies={(feed.Replies ? "false" : "true")}",
        };
        var reading = await Timeline.ReadAsync(cursor, new ParsedFeed { Title = Title(feed, type, name), Link = feed.Url.AbsoluteUri }, next => PageAsync(feed, new Uri(api, path + Range(next, cursor.Since)), headers, next is null ? state : null, cancellationToken));
        return await ThreadBeginnings.AddAsync(reading, item => Timeline.IsAfter(item.Id, cursor.Since), item => AncestorsAsync(feed, api, item, headers, cancellationToken));
    }

    private async Task<IEnumerable<ParsedItem>> AncestorsAsync(FeedConfig feed, Uri api, ParsedItem item, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, new Uri(api, $"api/v1/statuses/{Uri.EscapeDataString(item.Id!)}/context"), headers, null, cancellationToken);
        return answer.Failed ? [] : answer.Root.List("ancestors").Select(status => MastodonStatus.Read(status, feed)).OfType<ParsedItem>();
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, ImmutableDictionary<string, string> headers, FeedState? state, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, state, cancellationToken);
        if (answer.Failed || answer.Outcome.NotModified) return TimelinePage.Failed(answer.Outcome);
        if (answer.Root.ValueKind != System.Text.Json.JsonValueKind.Array) return TimelinePage.Failed(SourceReading.Failed(FeedFailure.NotAFeed, $"{url.Host} does not answer with a list of statuses; does it speak Mastodon's API?").Outcome);
        var statuses = answer.Root.EnumerateArray().ToList();
        var oldest = Timeline.Oldest(statuses.Select(status => status.Text("id")));
        return new TimelinePage(answer.Outcome, [.. statuses.Select(status => MastodonStatus.Read(status, feed)).OfType<ParsedItem>()])
        {
            Newest = Timeline.Newest(statuses.Select(status => status.Text("id"))),
            Oldest = oldest,
            Next = oldest,
        };
    }

    private static string Range(string? next, string? since) =>
        next is null ? "" : $"&max_id={Uri.EscapeDataString(next)}" + (since is null ? "" : $"&since_id={Uri.EscapeDataString(since)}");

    private static string Title(FeedConfig feed, string type, string name) => type switch
    {
        "tag" => $"#{name} on {feed.Url.Host}",
        "list" => $"List {name} on {feed.Url.Host}",
        _ => $"@{name}{(name.Contains('@', StringComparison.Ordinal) ? "" : "@" + feed.Url.Host)}",
    };

    private static (string Type, string Name)? Target(Uri url) => PublicHost.Path(url) switch
    {
        [['@', _, ..] account] => ("account", account[1..]),
        [['@', _, ..] account, "with_replies" or "media"] => ("account", account[1..]),
        ["web", ['@', _, ..] account] => ("account", account[1..]),
        ["users", var account] => ("account", account),
        ["tags", var tag] => ("tag", tag),
        ["lists", var list] => ("list", list),
        _ => null,
    };

    /// <summary>Addresses like <c>/@name</c> are used elsewhere too: only hosts that say what they are can be told from the address alone.</summary>
    private static bool IsKnownHost(Uri url) => url.Scheme is "http" or "https" && (url.Host.StartsWith("mastodon.", StringComparison.OrdinalIgnoreCase) || url.Host.StartsWith("mstdn.", StringComparison.OrdinalIgnoreCase)
        || url.Host is "fosstodon.org" or "hachyderm.io" or "infosec.exchange" or "mas.to" or "chaos.social" or "social.lol" or "techhub.social" or "sigmoid.social");

    private static bool HasExtension(Uri url) => url.AbsolutePath.EndsWith(".rss", StringComparison.Ordinal) || url.AbsolutePath.EndsWith(".atom", StringComparison.Ordinal) || url.AbsolutePath.EndsWith(".json", StringComparison.Ordinal);
}

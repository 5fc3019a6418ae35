using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>The robots.txt of the sites whose pages are read, each kept for a day and then asked for again only if it has changed. Thread-safe.</summary>
internal sealed class RobotsFiles(FeedFetcher fetcher, string agent, TimeProvider time)
{
    private const int MostSites = 2000;
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);
    private static readonly TimeSpan FreshFailure = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, (RobotsRules Rules, string? ETag, string? Modified, DateTimeOffset Until)> _sites = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where a page may be read.</summary>
    public async Task<bool> AllowsAsync(Uri page, bool allowPrivate, CancellationToken cancellationToken)
    {
        var site = page.GetLeftPart(UriPartial.Authority);
        (RobotsRules Rules, string? ETag, string? Modified, DateTimeOffset Until) known;
        bool isKnown;
        lock (_lock) isKnown = _sites.TryGetValue(site, out known);
        if (!isKnown || known.Until <= time.GetUtcNow()) known = await AskAsync(site, isKnown ? known : null, allowPrivate, cancellationToken);
        return known.Rules.Allows(page.PathAndQuery);
    }

    private async Task<(RobotsRules Rules, string? ETag, string? Modified, DateTimeOffset Until)> AskAsync(string site, (RobotsRules Rules, string? ETag, string? Modified, DateTimeOffset Until)? known, bool allowPrivate, CancellationToken cancellationToken)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = new Uri(site + "/robots.txt"), AllowPrivateNetwork = allowPrivate, Accept = "text/plain, */*;q=0.1", ETag = known?.ETag, LastModified = known?.Modified }, cancellationToken);
        var now = time.GetUtcNow();
        var answer = outcome switch
        {
            { NotModified: true } when known is { } before => before with { Until = now + Fresh },
            { Failure: FeedFailure.None } => (RobotsRules.Parse(DocumentDecoder.Decode(outcome.Body.Span, "text/plain; charset=utf-8"), agent), outcome.ETag, outcome.LastModified, now + Fresh),
            // "Unavailable" (4xx) allows all, "unreachable" (5xx, no answer) nothing (RFC 9309, 2.3.1); an empty file allows all.
            { Status: 429 } => (RobotsRules.Closed, null, null, now + FreshFailure),
            { Status: >= 400 and < 500 } or { Status: >= 200 and < 300 } => (RobotsRules.Open, null, null, now + Fresh),
            _ => (RobotsRules.Closed, null, null, now + FreshFailure),
        };
        lock (_lock)
        {
            if (_sites.Count >= MostSites) _sites.Clear();
            _sites[site] = answer;
        }

        return answer;
    }
}

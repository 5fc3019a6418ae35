using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// Finds the feeds behind an address: what the address itself stands for (an account, a channel), the document, those its page names, or
/// one at a usual place. Stores nothing. Thread-safe.
/// </summary>
internal sealed class FeedDiscovery(FeedFetcher fetcher, FeedOptions options, TimeProvider clock)
{
    private const int MaximumCandidates = 5;

    /// <summary>Where publishers put feeds that no page names.</summary>
    private static readonly string[] UsualPlaces = ["/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default"];

    private readonly IReadOnlyDictionary<string, IFeedSource> _sources = SourceKinds.Create(fetcher, options);
    private readonly FeedParser _parser = new(new ParserLimits(Items: options.MaximumPostsPerDocument));

    /// <summary>What was found, the page's own order; where nothing was, one entry that says why.</summary>
    public Task<IReadOnlyList<FoundFeed>> FindAsync(Uri url, bool allowPrivateNetwork, CancellationToken cancellationToken) =>
        FindAsync(new FeedConfig { Id = FeedId.Parse("found"), Url = url, Kind = SourceKinds.Of(url).Name, AllowPrivateNetwork = allowPrivateNetwork }, cancellationToken);

    /// <summary>The same for a feed whose kind, token and the like are known already.</summary>
    public async Task<IReadOnlyList<FoundFeed>> FindAsync(FeedConfig feed, CancellationToken cancellationToken)
    {
        if (SourceKinds.Find(feed.Kind)?.Mistake(feed) is { } mistake) return [Failed(feed, FeedFailure.Other, mistake + ".")];
        if (feed.Kind != DocumentSource.Registration.Name) return [await ReadAsync(feed, cancellationToken)];
        var page = await fetcher.FetchAsync(new FetchRequest { Url = feed.Url, AllowPrivateNetwork = feed.AllowPrivateNetwork }, cancellationToken);
        if (page.Failure != FeedFailure.None) return [Failed(feed, page.Failure, Sentence(page.Error))];
        try
        {
            return [Found(feed, new SourceReading { Outcome = page, Feed = await ParsingPlaces.PassAsync(() => _parser.Parse(page.Body, page.ContentType, page.FinalUrl ?? feed.Url, cancellationToken), cancellationToken) })];
        }
        catch (NotAFeedException e)
        {
            var wall = WallPage.Judge(page.Body.Span);
            if (WallPage.Words(wall) is { } words) return [Failed(feed, wall, Sentence(words))];
            var found = await BehindAsync(feed, page, cancellationToken);
            return found.Count > 0 ? found : [Failed(feed, FeedFailure.NotAFeed, $"{e.Message} No feed was found behind it; the page itself can be followed by naming its items: add to feeds.json {{ \"id\": \"a-name\", \"kind\": \"page\", \"url\": \"{feed.Url.AbsoluteUri}\", \"select\": {{ \"item\": \"article\" }} }}, with the CSS selector of one item.")];
        }
    }

    /// <summary>Reads one feed as the poller would, without looking further.</summary>
    public async Task<FoundFeed> ReadAsync(FeedConfig feed, CancellationToken cancellationToken)
    {
        var reading = await _sources[feed.Kind].ReadAsync(feed, state: null, cancellationToken);
        return reading.Outcome.Failure != FeedFailure.None ? Failed(feed, reading.Outcome.Failure, Sentence(reading.Outcome.Error)) : Found(feed, reading);
    }

    private async Task<IReadOnlyList<FoundFeed>> BehindAsync(FeedConfig feed, FetchOutcome page, CancellationToken cancellationToken)
    {
        var html = DocumentDecoder.Decode(page.Body.Span, page.ContentType);
        var address = page.FinalUrl ?? feed.Url;
        var found = new List<FoundFeed>();
        // A host that let one question hang is asked no further ones: each would take the whole deadline again.
        var slow = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        // Servers of Mastodon's kind name an RSS document too, but only their API tells of boosts, replies and threads.
        if (html.Contains("activity+json", StringComparison.OrdinalIgnoreCase) && feed with { Kind = MastodonSource.Registration.Name } is var account && MastodonSource.Registration.Mistake(account) is null)
            await AddAsync(found, account, slow, cancellationToken);
        foreach (var candidate in await ParsingPlaces.PassAsync(() => Named(html, address, cancellationToken), cancellationToken)) await AddAsync(found, At(feed, candidate), slow, cancellationToken);
        if (found.Count > 0) return found;
        foreach (var place in UsualPlaces)
        {
            if (await AddAsync(found, At(feed, new Uri(address, place).AbsoluteUri), slow, cancellationToken)) break;
        }

        return found;
    }

    private async Task<bool> AddAsync(List<FoundFeed> found, FeedConfig candidate, HashSet<string> slow, CancellationToken cancellationToken)
    {
        if (slow.Contains(candidate.Url.Authority)) return false;
        var read = await ReadAsync(candidate, cancellationToken);
        if (read.Failure == FeedFailure.Timeout) slow.Add(candidate.Url.Authority);
        if (read.Failure != FeedFailure.None || found.Exists(other => other.Url == read.Url && other.Kind == read.Kind)) return false;
        found.Add(read);
        return true;
    }

    /// <summary>What the page names, or links to as if it were a feed; nothing where the page costs more to read than one of its size may.</summary>
    private static IReadOnlyList<string> Named(string html, Uri address, CancellationToken cancellationToken)
    {
        try
        {
            var budget = ParsingBudget.For(html.Length, cancellationToken);
            var named = FeedAutodiscovery.Find(html, address, budget);
            return [.. (named.Count > 0 ? named : Linked(html, address, budget)).Take(MaximumCandidates)];
        }
        catch (NotAFeedException)
        {
            return [];
        }
    }

    /// <summary>Links in the page that look like those to a feed.</summary>
    private static IReadOnlyList<string> Linked(string html, Uri address, ParsingBudget budget)
    {
        using var page = HtmlDocuments.ParsePage(html, budget);
        return [.. page.QuerySelectorAll("a[href]").Select(link => WebAddress.Resolve(address, link.GetAttribute("href"))).OfType<string>().Where(LooksLikeFeed).Distinct(StringComparer.Ordinal).Take(MaximumCandidates)];
    }

    private static bool LooksLikeFeed(string link) => Uri.TryCreate(link, UriKind.Absolute, out var url)
        && url.AbsolutePath.TrimEnd('/').ToLowerInvariant() is var path && (path.EndsWith("/feed", StringComparison.Ordinal) || path.EndsWith("/rss", StringComparison.Ordinal)
            || path.EndsWith(".rss", StringComparison.Ordinal) || path.EndsWith(".atom", StringComparison.Ordinal) || path.EndsWith("rss.xml", StringComparison.Ordinal)
            || path.EndsWith("atom.xml", StringComparison.Ordinal) || path.EndsWith("feed.xml", StringComparison.Ordinal) || path.EndsWith("feed.json", StringComparison.Ordinal) || path.EndsWith("/atom", StringComparison.Ordinal));

    /// <summary>Another address of the same publisher's: secrets are not sent where the page points to.</summary>
    private static FeedConfig At(FeedConfig feed, string address) => new() { Id = feed.Id, Url = new Uri(address), AllowPrivateNetwork = feed.AllowPrivateNetwork };

    private FoundFeed Found(FeedConfig feed, SourceReading reading)
    {
        var read = reading.Feed ?? new ParsedFeed();
        var now = clock.GetUtcNow();
        IReadOnlyList<Post> posts = [.. new PostNormalizer(options).Normalize(feed, read, now).OrderByDescending(post => post.PublishedAt)];
        return new FoundFeed(reading.Outcome.MovedTo ?? feed.Url, read.Title, posts, read.Items.Length - posts.Count, read.Items.Count(item => item.Published is null), FeedFailure.None, null)
        {
            Kind = feed.Kind,
            Page = read.Link,
            Items = read.Items.Length,
            Problems = FeedProblems.Of(feed, reading, posts, now),
        };
    }

    private static FoundFeed Failed(FeedConfig feed, FeedFailure failure, string? error) => new(feed.Url, null, [], 0, 0, failure, error) { Kind = feed.Kind };

    private static string? Sentence(string? error) => error is null || error.EndsWith('.') ? error : error + ".";
}

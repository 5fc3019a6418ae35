using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Fetching;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>Finds the feeds behind an address: the document itself, or those that its page names. Stores nothing.</summary>
internal sealed class FeedDiscovery(FeedFetcher fetcher, FeedOptions options, TimeProvider clock)
{
    private const int MaximumCandidates = 5;

    private readonly DocumentSource _source = new(fetcher, options);

    /// <summary>What was found, the page's own order; where nothing was, one entry that says why.</summary>
    public async Task<IReadOnlyList<FoundFeed>> FindAsync(Uri url, bool allowPrivateNetwork, CancellationToken cancellationToken)
    {
        var itself = await ReadAsync(url, allowPrivateNetwork, cancellationToken);
        if (itself.Failure != FeedFailure.NotAFeed) return [itself];
        var page = await fetcher.FetchAsync(new FetchRequest { Url = url, AllowPrivateNetwork = allowPrivateNetwork }, cancellationToken);
        if (page.Failure != FeedFailure.None) return [itself];
        var found = new List<FoundFeed>();
        foreach (var candidate in FeedAutodiscovery.Find(DocumentDecoder.Decode(page.Body.Span, page.ContentType), page.FinalUrl ?? url).Take(MaximumCandidates))
        {
            var feed = await ReadAsync(new Uri(candidate), allowPrivateNetwork, cancellationToken);
            if (feed.Failure == FeedFailure.None) found.Add(feed);
        }

        return found.Count > 0 ? found : [itself];
    }

    private async Task<FoundFeed> ReadAsync(Uri url, bool allowPrivateNetwork, CancellationToken cancellationToken)
    {
        var config = new FeedConfig { Id = FeedId.Parse("found"), Url = url, AllowPrivateNetwork = allowPrivateNetwork };
        var reading = await _source.ReadAsync(config, state: null, cancellationToken);
        if (reading.Feed is not { } feed) return new FoundFeed(url, null, [], 0, 0, reading.Outcome.Failure, reading.Outcome.Error);
        IReadOnlyList<Post> posts = [.. new PostNormalizer(options).Normalize(config, feed, clock.GetUtcNow()).OrderByDescending(post => post.PublishedAt)];
        return new FoundFeed(reading.Outcome.MovedTo ?? url, feed.Title, posts, feed.Items.Length - posts.Count, feed.Items.Count(item => item.Published is null), FeedFailure.None, null);
    }
}

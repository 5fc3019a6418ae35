using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.FullTexts;

/// <summary>
/// Reads the pages behind new and edited posts of feeds whose operator wants that, before they are stored: what is linked and briefed is
/// the whole text. The fingerprint stays that of the feed's text, so that the next reading of the feed is no edit. Whatever goes wrong is
/// the post's state, and its teaser stays. Thread-safe.
/// </summary>
internal sealed class FullTextReader(FeedFetcher fetcher, FeedOptions options, TimeProvider time)
{
    /// <summary>The most pages of one reading: the first reading of a long feed takes those of its newest posts.</summary>
    public const int MaximumPerReading = 20;

    private const int SideBySide = 2;
    private const int MostRemembered = 500;

    private static readonly Article Nothing = new("", IsWall: false);

    private readonly RobotsFiles _robots = new(fetcher, options.UserAgent.Split('/')[0], time);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string? ETag, string? Modified, Article Article)> _pages = new(StringComparer.Ordinal);

    /// <summary>The arrivals with the texts of their pages.</summary>
    public async Task<Arrivals> AddAsync(FeedConfig feed, Arrivals arrivals, CancellationToken cancellationToken)
    {
        if (feed.FullText == FullTextMode.Never || arrivals.IsEmpty) return arrivals;
        var wanted = arrivals.Added.Concat(arrivals.Edited).Where(post => post.Url is not null && (feed.FullText == FullTextMode.Always || Teaser.Is(post))).OrderByDescending(post => post.PublishedAt).Take(MaximumPerReading).ToList();
        var read = new Dictionary<PostId, Post>();
        await Parallel.ForEachAsync(wanted, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (post, token) =>
        {
            var whole = await ReadAsync(feed, post, token);
            lock (read) read[post.Id] = whole;
        });
        ImmutableArray<Post> Replace(ImmutableArray<Post> posts) => [.. posts.Select(post => read.GetValueOrDefault(post.Id, post))];
        return arrivals with { Added = Replace(arrivals.Added), Edited = Replace(arrivals.Edited) };
    }

    private async Task<Post> ReadAsync(FeedConfig feed, Post post, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(post.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")) return post;
        if (!await _robots.AllowsAsync(url, feed.AllowPrivateNetwork, cancellationToken)) return post with { FullText = FullTextState.Disallowed };
        var (state, article) = await ArticleAsync(feed, url, cancellationToken);
        if (state != FullTextState.Page) return post with { FullText = state };
        var text = article.Text;
        if (!Teaser.IsContinuedBy(post, text)) return post with { FullText = FullTextState.NoArticle };
        return post with { Text = text.Length <= options.MaximumTextLength ? text : text[..options.MaximumTextLength], FullText = FullTextState.Page, LeadPicture = post.LeadPicture ?? article.LeadPicture };
    }

    private async Task<(FullTextState State, Article Article)> ArticleAsync(FeedConfig feed, Uri url, CancellationToken cancellationToken)
    {
        (string? ETag, string? Modified, Article Article) known;
        bool isKnown;
        lock (_lock) isKnown = _pages.TryGetValue(url.AbsoluteUri, out known);
        var request = new FetchRequest { Url = url, AllowPrivateNetwork = feed.AllowPrivateNetwork, Accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.1", ETag = isKnown ? known.ETag : null, LastModified = isKnown ? known.Modified : null };
        var outcome = await fetcher.FetchAsync(request, cancellationToken);
        if (outcome.NotModified) return (FullTextState.Page, known.Article);
        if (outcome.Failure is FeedFailure.BotWall or FeedFailure.LoginPage || outcome.Status is 401 or 402) return (FullTextState.Wall, Nothing);
        if (outcome.Failure != FeedFailure.None) return (FullTextState.Failed, Nothing);
        try
        {
            var article = ArticleReader.Read(DocumentDecoder.Decode(outcome.Body.Span, outcome.ContentType), outcome.FinalUrl ?? url, cancellationToken);
            if (article.IsWall) return (FullTextState.Wall, Nothing);
            if (article.Text.Length == 0) return (FullTextState.NoArticle, Nothing);
            Remember(url, outcome, article);
            return (FullTextState.Page, article);
        }
        catch (Exception e) when (e is NotAFeedException or ParsingBudgetException)
        {
            return (FullTextState.NoArticle, Nothing);
        }
    }

    private void Remember(Uri url, FetchOutcome outcome, Article article)
    {
        if (outcome.ETag is null && outcome.LastModified is null) return;
        lock (_lock)
        {
            if (_pages.Count >= MostRemembered) _pages.Clear();
            _pages[url.AbsoluteUri] = (outcome.ETag, outcome.LastModified, article);
        }
    }
}

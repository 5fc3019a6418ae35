using System.Security.Cryptography;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Fetching;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Feeds.Sources;

/// <summary>The kind <c>feed</c>: a document in RSS, Atom, RDF, CDF or JSON Feed.</summary>
internal sealed class DocumentSource : IFeedSource
{
    public const string KindName = "feed";

    private readonly FeedFetcher _fetcher;
    private readonly FeedParser _parser;

    public DocumentSource(FeedFetcher fetcher, FeedOptions options)
    {
        _fetcher = fetcher;
        _parser = new FeedParser(new ParserLimits(Items: options.MaximumPostsPerDocument));
    }

    public string Kind => KindName;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Secrets.ResolveHeaders(feed.Headers, out var missing) is not { } headers)
            return SourceReading.Failed(FeedFailure.MissingToken, $"{missing} is not set");
        var url = state?.AdoptedUrl is { } adopted ? new Uri(adopted) : feed.Url;
        var outcome = await _fetcher.FetchAsync(
            new FetchRequest
            {
                Url = url,
                AllowPrivateNetwork = feed.AllowPrivateNetwork,
                ETag = state?.ETag,
                LastModified = state?.LastModified,
                // Secrets were given for the configured host; where the feed has moved to, nobody has vouched for.
                Headers = url.Authority == feed.Url.Authority ? headers : headers.Clear(),
            },
            cancellationToken);
        if (outcome.Failure != FeedFailure.None || outcome.NotModified) return new SourceReading { Outcome = outcome };
        var hash = Convert.ToHexStringLower(SHA256.HashData(outcome.Body.Span));
        if (hash == state?.ContentHash) return new SourceReading { Outcome = outcome, ContentHash = hash };
        try
        {
            var parsed = _parser.Parse(outcome.Body, outcome.ContentType, outcome.FinalUrl ?? feed.Url, cancellationToken);
            // A document that broke off keeps no validators: asked by them, its publisher would never send the rest.
            return DocumentEnd.IsMissing(outcome.Body.Span)
                ? new SourceReading { Outcome = outcome with { ETag = null, LastModified = null }, Feed = parsed, IsTruncated = true }
                : new SourceReading { Outcome = outcome, Feed = parsed, ContentHash = hash };
        }
        catch (NotAFeedException e)
        {
            var failure = WallPage.Judge(outcome.Body.Span);
            return new SourceReading { Outcome = outcome with { Failure = failure, Error = WallPage.Words(failure) ?? e.Message, Body = default } };
        }
    }
}

using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>The kind <c>feed</c>: a document in RSS, Atom, RDF, CDF or JSON Feed.</summary>
internal sealed class DocumentSource : IFeedSource
{
    private readonly SingleDocument _document;
    private readonly FeedParser _parser;
    private readonly Transcripts _transcripts;

    public DocumentSource(FeedFetcher fetcher, FeedOptions options)
    {
        _document = new SingleDocument(fetcher);
        _transcripts = new Transcripts(fetcher);
        _parser = new FeedParser(new ParserLimits(Items: options.MaximumPostsPerDocument));
    }

    public static SourceKind Registration { get; } = new("feed", parts => new DocumentSource(parts.Fetcher, parts.Options)) { Members = ["transcripts"] };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var url = state?.AdoptedUrl is { } adopted ? new Uri(adopted) : feed.Url;
        // Secrets were given for the configured host; where the feed has moved to, nobody has vouched for.
        var request = new FetchRequest { Url = url, Headers = url.Authority == feed.Url.Authority ? headers : headers.Clear() };
        var reading = await _document.ReadAsync(feed, state, request, outcome => _parser.Parse(outcome.Body, outcome.ContentType, outcome.FinalUrl ?? feed.Url, cancellationToken), cancellationToken, DocumentEnd.IsMissing);
        return await _transcripts.AddAsync(reading, feed, state, cancellationToken);
    }
}

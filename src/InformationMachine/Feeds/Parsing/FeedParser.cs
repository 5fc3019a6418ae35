using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Any feed document, however broken, to plain and safe values. Thread-safe.</summary>
internal sealed class FeedParser
{
    private readonly ParserLimits _limits;

    public FeedParser(ParserLimits? limits = null) => _limits = limits ?? new ParserLimits();

    /// <summary>Reads a document.</summary>
    /// <param name="document">Its bytes, decompressed.</param>
    /// <param name="contentType">The <c>Content-Type</c> header, for its charset.</param>
    /// <param name="baseUrl">Where it came from, for relative addresses.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    /// <exception cref="NotAFeedException">It is no feed; the message says what it looks like.</exception>
    public ParsedFeed Parse(ReadOnlyMemory<byte> document, string? contentType, Uri? baseUrl, CancellationToken cancellationToken)
    {
        var text = DocumentDecoder.Decode(document.Span, contentType);
        var start = text.AsSpan().TrimStart(" \t\r\n\0\uFEFF");
        if (start.IsEmpty) throw new NotAFeedException("The document is empty.");
        if (start[0] is '{' or '[') return new JsonFeedAdapter(baseUrl, _limits).Adapt(text);
        var root = new XmlDocumentReader(_limits).Read(text, cancellationToken);
        return Adapt(root, text, baseUrl);
    }

    private ParsedFeed Adapt(XElement root, string text, Uri? baseUrl)
    {
        var elements = new FeedElements(baseUrl, _limits);
        var name = root.Name.LocalName.ToLowerInvariant();
        switch (name)
        {
            case "rss" or "rdf":
                return new RssAdapter(elements).Adapt(root);
            case "feed" or "entry":
                return new AtomAdapter(elements).Adapt(root);
            case "channel":
                return root.Elements().Any(e => e.Attribute("HREF") is not null || e.Attribute("href") is not null || elements.Is(e, Vocabulary.None, "abstract")) || root.Attribute("HREF") is not null || root.Attribute("href") is not null
                    ? new CdfAdapter(elements).Adapt(root)
                    : new RssAdapter(elements).Adapt(root);
            case "html":
                var feeds = FeedAutodiscovery.Find(text, baseUrl);
                throw new NotAFeedException(feeds.Count == 0 ? "The document is a web page, not a feed." : $"The document is a web page, not a feed; it names {string.Join(", ", feeds.Take(3))}.");
            default:
                // A feed inside something else (an envelope, a wrapper of a proxy) is still a feed.
                var inner = root.Descendants().FirstOrDefault(e => e.Name.LocalName.ToLowerInvariant() is "rss" or "feed" or "rdf" or "channel");
                if (inner is not null) return inner.Name.LocalName.Equals("feed", StringComparison.OrdinalIgnoreCase) ? new AtomAdapter(elements).Adapt(inner) : new RssAdapter(elements).Adapt(inner);
                throw new NotAFeedException($"The document is XML, but not a feed: it begins with <{root.Name.LocalName}>.");
        }
    }
}

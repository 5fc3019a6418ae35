using System.Xml.Linq;

namespace InformationMachine.Feeds.Parsing;

/// <summary>Any feed document, however broken, to plain and safe values. Thread-safe.</summary>
internal sealed class FeedParser
{
    private const string Rss = "rss";
    private const string Atom = "atom";
    private const string Cdf = "cdf";

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
        if (document.Length > _limits.Bytes) throw new NotAFeedException($"The document is larger than {_limits.Bytes / 1_000_000} MB.");
        var budget = ParsingBudget.For(document.Length, cancellationToken);
        var text = DocumentDecoder.Decode(document.Span, contentType);
        var start = text.AsSpan().TrimStart(" \t\r\n\0\uFEFF");
        if (start.IsEmpty) throw new NotAFeedException("The document is empty.");
        // No parser needs to see a page: whatever else may be in it, it is none that is read as a feed.
        if (IsPage(start)) throw NotAFeed(FeedAutodiscovery.Find(text, baseUrl, budget));
        var feed = start[0] is '{' or '['
            ? new JsonFeedAdapter(baseUrl, _limits, budget).Adapt(text)
            : Adapt(new XmlDocumentReader(_limits).Read(text, budget), text, baseUrl, budget);
        if (budget.HasRunOut) feed = feed with { IsCutShort = true };
        // Where nothing else is named, the address of the feed itself at least leads to its publisher.
        return feed.Link is null && baseUrl is not null && WebAddress.IsWeb(baseUrl) ? feed with { Link = baseUrl.AbsoluteUri } : feed;
    }

    private ParsedFeed Adapt(XElement root, string text, Uri? baseUrl, ParsingBudget budget)
    {
        switch (Kind(root))
        {
            case Rss:
                return new RssAdapter(new FeedElements(root, Vocabulary.None, baseUrl, _limits, budget)).Adapt(root);
            case Atom:
                return new AtomAdapter(new FeedElements(root, Vocabulary.Atom, baseUrl, _limits, budget)).Adapt(root);
            case Cdf:
                return new CdfAdapter(new FeedElements(root, Vocabulary.None, baseUrl, _limits, budget)).Adapt(root);
        }

        // One whose beginning is broken, so that only a parser found it out.
        if (root.Name.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase)) throw NotAFeed(FeedAutodiscovery.Find(text, baseUrl, budget));
        // A feed inside something else (an envelope, a wrapper of a proxy) is still a feed.
        return root.Descendants().FirstOrDefault(element => Kind(element) is not null) is { } inner
            ? Adapt(inner, text, baseUrl, budget)
            : throw new NotAFeedException($"The document is XML, but not a feed: it begins with <{root.Name.LocalName}>.");
    }

    private static string? Kind(XElement root)
    {
        var name = root.Name.LocalName;
        if (Is("rss") || Is("rdf")) return Rss;
        if (Is("feed") || Is("entry")) return Atom;
        return Is("channel") ? CdfAdapter.IsCdf(root) ? Cdf : Rss : null;

        bool Is(string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the first element, behind declaration, comments and a plain document type, is that of a web page.</summary>
    private static bool IsPage(ReadOnlySpan<char> text)
    {
        while (text is ['<', '?' or '!', ..])
        {
            var end = text.StartsWith("<!--") ? "-->" : ">";
            if (text.IndexOf(end) is not (>= 0 and var at) || (text[1] == '!' && end == ">" && text[..at].Contains('['))) return false;
            text = text[(at + end.Length)..].TrimStart();
        }

        return text.StartsWith("<html", StringComparison.OrdinalIgnoreCase) && text.Length > 5 && (text[5] is '>' or '/' || char.IsWhiteSpace(text[5]));
    }

    private static NotAFeedException NotAFeed(IReadOnlyList<string> feeds) =>
        new(feeds.Count == 0 ? "The document is a web page, not a feed." : $"The document is a web page, not a feed; it names {string.Join(", ", feeds.Take(3))}.");
}

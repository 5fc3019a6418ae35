namespace InformationMachine.Feeds.Parsing;

/// <summary>The namespaces that feeds use.</summary>
internal static class XmlNames
{
    public const string Atom = "http://www.w3.org/2005/Atom";
    public const string Atom03 = "http://purl.org/atom/ns#";
    public const string Content = "http://purl.org/rss/1.0/modules/content/";
    public const string DublinCore = "http://purl.org/dc/elements/1.1/";
    public const string DublinCoreTerms = "http://purl.org/dc/terms/";
    public const string ITunes = "http://www.itunes.com/dtds/podcast-1.0.dtd";
    public const string Media = "http://search.yahoo.com/mrss/";
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public const string Syndication = "http://purl.org/rss/1.0/modules/syndication/";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Which vocabulary a namespace is, whatever version or spelling of its URL a publisher uses.</summary>
    public static Vocabulary Of(string ns, string prefix)
    {
        if (ns.Length == 0) return Vocabulary.None;
        var lower = ns.ToLowerInvariant();
        if (lower.StartsWith("http://www.w3.org/2005/atom", StringComparison.Ordinal) || lower.StartsWith("http://purl.org/atom/", StringComparison.Ordinal)) return Vocabulary.Atom;
        if (lower.Contains("/rss/1.0/modules/content", StringComparison.Ordinal)) return Vocabulary.Content;
        if (lower.Contains("purl.org/dc/terms", StringComparison.Ordinal)) return Vocabulary.DublinCoreTerms;
        if (lower.Contains("purl.org/dc/", StringComparison.Ordinal)) return Vocabulary.DublinCore;
        if (lower.Contains("itunes", StringComparison.Ordinal) || lower.Contains("podcast-1.0.dtd", StringComparison.Ordinal) || prefix == "itunes") return Vocabulary.ITunes;
        if (lower.Contains("search.yahoo.com/mrss", StringComparison.Ordinal) || prefix == "media") return Vocabulary.Media;
        if (lower == Rdf) return Vocabulary.Rdf;
        if (lower.Contains("modules/syndication", StringComparison.Ordinal)) return Vocabulary.Syndication;
        if (lower == Xhtml) return Vocabulary.Xhtml;
        if (lower.StartsWith("http://rssnamespace.org/feedburner", StringComparison.Ordinal)) return Vocabulary.FeedBurner;
        if (lower.StartsWith("http://www.google.com/schemas/play-podcasts", StringComparison.Ordinal)) return Vocabulary.GooglePlay;
        return IsRss(lower) ? Vocabulary.None : prefix switch
        {
            "content" => Vocabulary.Content,
            "dc" => Vocabulary.DublinCore,
            "dcterms" => Vocabulary.DublinCoreTerms,
            "atom" => Vocabulary.Atom,
            "xhtml" => Vocabulary.Xhtml,
            "feedburner" => Vocabulary.FeedBurner,
            "googleplay" => Vocabulary.GooglePlay,
            _ => Vocabulary.Other,
        };
    }

    private static bool IsRss(string ns) =>
        ns is "http://purl.org/rss/1.0/" or "http://purl.org/rss/1.0" or "http://purl.org/rss/1.0#" || ns.StartsWith("http://purl.org/net/rss", StringComparison.Ordinal)
        || ns.StartsWith("http://my.netscape.com/", StringComparison.Ordinal) || ns.StartsWith("http://channel.netscape.com/", StringComparison.Ordinal)
        || ns.StartsWith("http://backend.userland.com/", StringComparison.Ordinal) || ns.StartsWith("http://blogs.law.harvard.edu/tech/rss", StringComparison.Ordinal)
        || ns.StartsWith("http://cyber.law.harvard.edu/rss", StringComparison.Ordinal) || ns.StartsWith("http://www.rssboard.org/", StringComparison.Ordinal);
}

using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Configuration;

/// <summary>Lists of feeds as readers exchange them (OPML 2.0, http://opml.org/spec2.opml). Folders become tags.</summary>
internal static class Opml
{
    /// <summary>What this program adds to OPML; other readers pass over it.</summary>
    private static readonly XNamespace Own = "urn:information-machine:opml";

    private const int MaximumBytes = 32 * 1024 * 1024;

    /// <summary>As many as one machine takes.</summary>
    private const int MaximumEntries = 100_000;

    /// <summary>The feeds a document names, in its order, each address once, with names unlike those taken.</summary>
    /// <exception cref="RefusedException">It is no OPML (exit code 1).</exception>
    public static IReadOnlyList<FeedEntry> Read(ReadOnlySpan<byte> document, string name, IEnumerable<FeedConfig> known, CancellationToken cancellationToken)
    {
        if (document.Length > MaximumBytes) throw new RefusedException(ExitCode.Failed, $"{name} is larger than {MaximumBytes / 1048576} MB; split it.");
        XElement root;
        try
        {
            root = new XmlDocumentReader(new ParserLimits()).Read(DocumentDecoder.Decode(document, null), ParsingBudget.For(document.Length, cancellationToken));
        }
        catch (NotAFeedException e)
        {
            throw new RefusedException(ExitCode.Failed, $"{name}: {e.Message} An OPML file is needed, as feed readers export it.", e);
        }

        if (!root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase)) throw new RefusedException(ExitCode.Failed, $"{name} begins with <{root.Name.LocalName}>; an OPML file is needed, as feed readers export it.");
        var names = new FeedNames(known.Select(feed => feed.Id.Value));
        var addresses = known.Select(feed => feed.Url.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        var entries = new List<FeedEntry>();
        foreach (var outline in root.Descendants().Where(element => element.Name.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Attribute(outline, "xmlUrl") is not { } text || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0 || !addresses.Add(url.AbsoluteUri)) continue;
            var title = PlainText.Line(Attribute(outline, "title") ?? Attribute(outline, "text") ?? "");
            if (entries.Count == MaximumEntries) throw new RefusedException(ExitCode.Failed, $"{name} names more than {MaximumEntries} new feeds; split it.");
            var id = names.Next(title.Length > 0 ? title : url.Host);
            entries.Add(OfKind(new FeedEntry(id, url.AbsoluteUri)
            {
                Title = title.Length > 0 ? title : null,
                Page = Uri.TryCreate(Attribute(outline, "htmlUrl")?.Trim(), UriKind.Absolute, out var page) && WebAddress.IsWeb(page) ? page.AbsoluteUri : null,
                Tags = Tags(outline) is { IsEmpty: false } tags ? tags : null,
            }, url, Attribute(outline, "kind")));
        }

        return entries;
    }

    /// <summary>All feeds as a document; those of one first tag stand in one folder.</summary>
    public static string Write(IEnumerable<FeedConfig> feeds, DateTimeOffset now)
    {
        var body = new XElement("body");
        var folders = new Dictionary<(XElement, string), XElement>();
        // Files of this machine mean nothing to other readers.
        foreach (var group in feeds.Where(feed => feed.Url.Scheme is "http" or "https").GroupBy(feed => string.Join('/', feed.Tags), StringComparer.Ordinal))
        {
            var folder = group.Key.Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(body, (parent, tag) => Folder(folders, parent, tag));
            foreach (var feed in group)
            {
                folder.Add(new XElement(
                    "outline",
                    new XAttribute("type", "rss"),
                    new XAttribute("text", feed.Title ?? feed.Id.Value),
                    new XAttribute("title", feed.Title ?? feed.Id.Value),
                    feed.Page is null ? null : new XAttribute("htmlUrl", feed.Page.AbsoluteUri),
                    new XAttribute("xmlUrl", feed.Url.AbsoluteUri),
                    SourceKinds.Of(feed.Url).Name == feed.Kind ? null : new XAttribute(Own + "kind", feed.Kind)));
            }
        }

        var head = new XElement("head", new XElement("title", "The Information Machine"), new XElement("dateCreated", now.ToString("R", CultureInfo.InvariantCulture)));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + new XElement("opml", new XAttribute("version", "2.0"), new XAttribute(XNamespace.Xmlns + "im", Own.NamespaceName), head, body) + "\n";
    }

    /// <summary>Accounts that need a token or selectors rest until their operator adds them; a kind nobody knows is read as a document.</summary>
    private static FeedEntry OfKind(FeedEntry entry, Uri url, string? named)
    {
        var kind = named is null ? SourceKinds.Of(url) : SourceKinds.Find(named) ?? SourceKinds.Of(url);
        var config = new FeedConfig { Id = FeedId.Parse(entry.Id), Url = url, Kind = kind.Name };
        if (kind.Mistake(config) is not null)
        {
            if (kind.Mistake(config with { Enabled = false }) is not null) return entry with { Kind = "feed", Enabled = false };
            entry = entry with { Enabled = false };
        }

        return kind.Name == SourceKinds.Of(url).Name ? entry : entry with { Kind = kind.Name };
    }

    private static XElement Folder(Dictionary<(XElement, string), XElement> folders, XElement parent, string name)
    {
        if (folders.TryGetValue((parent, name), out var known)) return known;
        var folder = new XElement("outline", new XAttribute("text", name), new XAttribute("title", name));
        folders[(parent, name)] = folder;
        parent.Add(folder);
        return folder;
    }

    /// <summary>The folders it stands in, the outermost first.</summary>
    private static ImmutableArray<string> Tags(XElement outline) =>
    [
        .. outline.Ancestors().Where(element => element.Name.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase)).Reverse()
            .Select(folder => PlainText.Line(Attribute(folder, "title") ?? Attribute(folder, "text") ?? "").Replace('/', '-')).Where(name => name.Length > 0),
    ];

    private static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

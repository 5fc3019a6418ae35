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

    private const int MaximumTag = 100;
    private const int MaximumTags = 16;

    /// <summary>What each item of a document comes to, in its order: new feeds with names unlike those taken, known ones, refused ones.</summary>
    /// <exception cref="RefusedException">It is no OPML (exit code 1).</exception>
    public static OpmlReading Read(ReadOnlySpan<byte> document, string name, IEnumerable<FeedConfig> known, CancellationToken cancellationToken)
    {
        var root = Root(document, name, cancellationToken);
        var feeds = known.ToList();
        var names = new FeedNames(feeds.Select(feed => feed.Id.Value));
        var addresses = feeds.Select(feed => feed.Url.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        var added = ImmutableArray.CreateBuilder<FeedEntry>();
        var again = ImmutableArray.CreateBuilder<string>();
        var refused = ImmutableArray.CreateBuilder<RefusedOutline>();
        foreach (var outline in root.Descendants().Where(IsOutline))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsFolder(outline)) continue;
            var title = Title(outline);
            var address = OutlineAddress.Read(outline);
            if (address.Url is not { } url) refused.Add(new RefusedOutline(title.Length > 0 ? title : address.Shown ?? "(no name)", address.Shown, address.Reason!));
            else if (!addresses.Add(url.AbsoluteUri)) again.Add(url.AbsoluteUri);
            else if (added.Count == MaximumEntries) throw new RefusedException(ExitCode.Failed, $"{name} names more than {MaximumEntries} new feeds; split it.");
            else added.Add(Entry(outline, url, title, names));
        }

        return new OpmlReading(added.ToImmutable(), again.ToImmutable(), refused.ToImmutable());
    }

    private static XElement Root(ReadOnlySpan<byte> document, string name, CancellationToken cancellationToken)
    {
        if (document.Length > MaximumBytes) throw new RefusedException(ExitCode.Failed, $"{name} is larger than {MaximumBytes / 1048576} MB; split it.");
        try
        {
            var root = new XmlDocumentReader(new ParserLimits()).Read(DocumentDecoder.Decode(document, null), ParsingBudget.For(document.Length, cancellationToken));
            return root.Name.LocalName.Equals("opml", StringComparison.OrdinalIgnoreCase) ? root
                : throw new RefusedException(ExitCode.Failed, $"{name} begins with <{root.Name.LocalName}>; an OPML file is needed, as feed readers export it.");
        }
        catch (NotAFeedException e)
        {
            throw new RefusedException(ExitCode.Failed, $"{name}: {e.Message} An OPML file is needed, as feed readers export it.", e);
        }
    }

    private static FeedEntry Entry(XElement outline, Uri url, string title, FeedNames names)
    {
        var entry = OfKind(
            new FeedEntry(names.Next(title.Length > 0 ? title : url.Host), url.AbsoluteUri)
            {
                Title = title.Length > 0 ? title : null,
                Page = Uri.TryCreate(Attribute(outline, "htmlUrl")?.Trim(), UriKind.Absolute, out var page) && WebAddress.IsWeb(page) ? page.AbsoluteUri : null,
                Tags = Tags(outline) is { IsEmpty: false } tags ? tags : null,
            },
            url,
            Attribute(outline, "kind"));
        // Commented out, by itself or with its folder: kept in the list, not read.
        return outline.AncestorsAndSelf().Any(IsComment) ? entry with { Enabled = false } : entry;
    }

    private static bool IsOutline(XElement element) => element.Name.LocalName.Equals("outline", StringComparison.OrdinalIgnoreCase);

    private static bool IsComment(XElement element) => Attribute(element, "isComment") is { } text && text.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whatever holds others and has no address is a folder, whatever its type says.</summary>
    private static bool IsFolder(XElement outline) => outline.Elements().Any(IsOutline) && Attribute(outline, "xmlUrl") is null;

    private static string Title(XElement outline) => PlainText.Line(Attribute(outline, "title") ?? Attribute(outline, "text") ?? "");

    /// <summary>Whether a list of feeds for other readers holds a feed: files of this machine mean nothing to them.</summary>
    public static bool Holds(FeedConfig feed) => feed.Url.Scheme is "http" or "https";

    /// <summary>All feeds as a document; those of one first tag stand in one folder.</summary>
    public static string Write(IEnumerable<FeedConfig> feeds, DateTimeOffset now)
    {
        var body = new XElement("body");
        var folders = new Dictionary<(XElement, string), XElement>();
        foreach (var group in feeds.Where(Holds).GroupBy(feed => string.Join('/', feed.Tags), StringComparer.Ordinal))
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

    /// <summary>The folders it stands in, the outermost first, and its categories (<c>/Sea/Boats,/Fish</c>), each once.</summary>
    private static ImmutableArray<string> Tags(XElement outline)
    {
        var folders = outline.Ancestors().Where(IsOutline).Reverse().Select(folder => Title(folder).Replace('/', '-'));
        var categories = (Attribute(outline, "category") ?? "").Split([',', '/'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(PlainText.Line);
        return [.. folders.Concat(categories).Where(tag => tag.Length is > 0 and <= MaximumTag).Distinct(StringComparer.Ordinal).Take(MaximumTags)];
    }

    /// <summary>An attribute, whatever the case of its name.</summary>
    public static string? Attribute(XElement element, string name) =>
        element.Attributes().FirstOrDefault(attribute => attribute.Name.LocalName.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value;
}

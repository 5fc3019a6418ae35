using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>folder</c>: a folder on this machine into which others put files. A text, Markdown or HTML file is a post; a <c>.jsonl</c>
/// file holds one a line; a feed document is read as such. Files that change make revisions; symbolic links are not followed.
/// </summary>
internal sealed class FolderSource(SourceParts parts) : IFeedSource
{
    private const int MaximumFiles = 10_000;

    private readonly FeedParser _parser = new(new ParserLimits(Items: parts.Options.MaximumPostsPerDocument));

    /// <summary>What each folder looked like when it was last read, by feed: only files that differ are read again.</summary>
    private readonly ConcurrentDictionary<FeedId, ImmutableDictionary<string, string>> _seen = new();

    public static SourceKind Registration { get; } = new("folder", parts => new FolderSource(parts))
    {
        Schemes = ["file"],
        DefaultInterval = LocalFile.Interval,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        var path = feed.Url.LocalPath;
        try
        {
            var folder = new DirectoryInfo(path);
            if (!folder.Exists) return SourceReading.Failed(FeedFailure.NotFound, $"{path} does not exist or is no folder");
            return await ParsingPlaces.PassAsync(() => Read(feed, folder, state?.ContentHash, cancellationToken), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return LocalFile.Explain(e, path);
        }
    }

    private SourceReading Read(FeedConfig feed, DirectoryInfo folder, string? before, CancellationToken cancellationToken)
    {
        var lines = new PostLines();
        var files = folder.EnumerateFiles().Where(file => IsThere(file, lines) && !IsPassedOver(file)).OrderBy(file => file.Name, StringComparer.Ordinal).Take(MaximumFiles + 1).ToList();
        if (files.Count > MaximumFiles) lines.Complain($"{folder.FullName} holds more than {MaximumFiles} files; the others are not read.");
        var now = files.Take(MaximumFiles).ToImmutableDictionary(file => file.Name, Stamp, StringComparer.Ordinal);
        var hash = Hash(now);
        if (hash == before) return new SourceReading { Outcome = new FetchOutcome(), ContentHash = hash };
        // What was read counts only once it is committed, which the stored hash says.
        var seen = _seen.TryGetValue(feed.Id, out var known) && Hash(known) == before ? known : ImmutableDictionary<string, string>.Empty;
        var items = new List<ParsedItem>();
        foreach (var file in files.Take(MaximumFiles).Where(file => seen.GetValueOrDefault(file.Name) != now[file.Name]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (items.Count + lines.Count >= parts.Options.MaximumPostsPerDocument)
            {
                // The rest differs from what is remembered, so that the next reading takes it.
                now = now.Remove(file.Name);
                continue;
            }

            items.AddRange(File(file, lines, cancellationToken));
        }

        _seen[feed.Id] = now;
        var reading = lines.Reading(folder.Name, cursor: null);
        return reading with { Feed = reading.Feed! with { HasReplies = reading.Feed.HasReplies || items.Any(item => item.Continues is not null), Items = [.. items, .. reading.Feed.Items] }, ContentHash = Hash(now) };
    }

    /// <summary>A name that is no text in this system's encoding cannot be opened by what is read of it, and a file may go while a folder is read.</summary>
    private static bool IsThere(FileInfo file, PostLines lines)
    {
        if (file.Exists) return true;
        lines.Complain($"{file.FullName} cannot be opened by its name and is passed over.");
        return false;
    }

    private IEnumerable<ParsedItem> File(FileInfo file, PostLines lines, CancellationToken cancellationToken)
    {
        if (file.Length > parts.Options.MaximumBytes)
        {
            lines.Complain($"{file.FullName} is larger than Feeds:MaximumBytes and is passed over.");
            return [];
        }

        try
        {
            var bytes = System.IO.File.ReadAllBytes(file.FullName);
            return Items(file, bytes, lines, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotAFeedException)
        {
            lines.Complain(e is NotAFeedException ? $"{file.FullName}: {e.Message}" : $"{file.FullName} cannot be read ({e.GetType().Name}).");
            return [];
        }
    }

    private ImmutableArray<ParsedItem> Items(FileInfo file, byte[] bytes, PostLines lines, CancellationToken cancellationToken)
    {
        switch (file.Extension.ToLowerInvariant())
        {
            case ".jsonl" or ".ndjson":
                var number = 0;
                foreach (var line in Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Split('\n')) lines.Add(line, string.Create(CultureInfo.InvariantCulture, $"{file.FullName}:{++number}"));
                return [];
            case ".txt" or ".md" or ".markdown":
                return [Text(file, DocumentDecoder.Decode(bytes, null))];
            case ".html" or ".htm":
                return [Html(file, DocumentDecoder.Decode(bytes, null), ParsingBudget.For(bytes.Length, cancellationToken))];
            case ".xml" or ".rss" or ".atom" or ".rdf" or ".json":
                return _parser.Parse(bytes, null, null, cancellationToken).Items;
            default:
                lines.Complain($"{file.FullName}: what a '{file.Extension}' file holds is not known; known are .txt, .md, .html, .jsonl, .xml, .rss, .atom, .rdf and .json.");
                return [];
        }
    }

    /// <summary>A first line that stands alone above a blank one, or is marked as one, is the headline.</summary>
    private static ParsedItem Text(FileInfo file, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Trim('\n', '\uFEFF', ' ').Split('\n');
        var isHeadline = lines[0].StartsWith("# ", StringComparison.Ordinal) || (lines.Length > 2 && lines[0].Length is > 0 and <= 200 && lines[1].Trim().Length == 0);
        return Post(file) with
        {
            Title = isHeadline && PlainText.Line(lines[0].TrimStart('#', ' ')) is { Length: > 0 } title ? title : null,
            ContentText = PlainText.Tidy(string.Join('\n', isHeadline ? lines[1..] : lines)),
        };
    }

    private static ParsedItem Html(FileInfo file, string html, ParsingBudget budget)
    {
        using var page = HtmlDocuments.ParsePage(html, budget);
        var body = HtmlCleaner.Clean(page.Body?.InnerHtml ?? "", null, budget);
        return Post(file) with { Title = PlainText.Line(page.Title ?? "") is { Length: > 0 } title ? title : null, ContentHtml = body.Html, ContentText = body.Text, Links = body.Links };
    }

    private static ParsedItem Post(FileInfo file) => new()
    {
        Id = "file:" + file.Name,
        Published = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero),
        PublishedRaw = file.LastWriteTimeUtc.ToString("O", CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// Hidden and unfinished files, and links, which may lead anywhere. What is empty holds no post, and may be no file at all: opening a
    /// pipe, whose length is 0, waits for somebody to write into it, for ever.
    /// </summary>
    private static bool IsPassedOver(FileInfo file) =>
        file.Length == 0 || file.Name[0] is '.' or '~' || file.Extension.ToLowerInvariant() is ".tmp" or ".part" or ".swp" or ".new" || file.LinkTarget is not null;

    private static string Stamp(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.LastWriteTimeUtc.Ticks}/{file.Length}");

    private static string Hash(ImmutableDictionary<string, string> files) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => $"{file.Key}\0{file.Value}")))));
}

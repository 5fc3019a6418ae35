using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Cli;

/// <summary>The verb <c>parse</c>: feed documents from disk to JSONL, as the poller would read them.</summary>
internal static partial class ParseCommand
{
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var manifest = new Option<string?>("--manifest")
        {
            Description = "JSONL: {\"file\",\"content_type\",\"base_url\",\"http_headers\"} a line, files relative to the manifest.",
            HelpName = "FILE",
        };
        var output = new Option<string?>("--output") { Description = "Where to write (default: standard output).", HelpName = "FILE" };
        var files = new Argument<string[]>("files") { Description = "Feed documents, instead of a manifest.", Arity = ArgumentArity.ZeroOrMore };
        var command = new Command("parse", "Parse feed documents from disk to JSONL, as the poller would.") { manifest, output, files };
        command.SetAction((parse, cancellationToken) =>
            Task.FromResult(Run(parse.GetValue(manifest), parse.GetValue(files) ?? [], parse.GetValue(output), cancellationToken)));
        return command;
    }

    private static int Run(string? manifest, string[] files, string? output, CancellationToken cancellationToken)
    {
        if ((manifest is null) == (files.Length == 0)) throw new RefusedException(ExitCode.Usage, "parse: name either --manifest FILE or feed documents.");
        var documents = manifest is not null ? Manifest(manifest) : files.Select(file => new ManifestLine(file, file, null, null));
        var parser = new FeedParser();
        using var target = OutputFile.Open(output);
        foreach (var document in documents)
        {
            cancellationToken.ThrowIfCancellationRequested();
            target.Writer.WriteLine(Parse(parser, document, cancellationToken));
        }

        target.Complete();
        return (int)ExitCode.Done;
    }

    private static IEnumerable<ManifestLine> Manifest(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{path}: cannot be read ({e.Message}).", e);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (var i = 0; i < lines.Length; i++)
        {
            if (!string.IsNullOrWhiteSpace(lines[i])) yield return ManifestLine.Read(lines[i], folder, $"{path}:{i + 1}");
        }
    }

    private static string Parse(FeedParser parser, ManifestLine document, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(document.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{document.Path}: cannot be read ({e.Message}).", e);
        }

        var started = Stopwatch.GetTimestamp();
        ParsedFeed? feed = null;
        string? error = null;
        try
        {
            feed = parser.Parse(bytes, document.ContentType, document.BaseUrl, cancellationToken);
        }
        catch (NotAFeedException e)
        {
            error = e.Message;
        }

        return Json(document.Name, feed, error, Stopwatch.GetElapsedTime(started));
    }

    private static string Json(string name, ParsedFeed? feed, string? error, TimeSpan elapsed)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("file", name);
            WriteText(json, "title", feed?.Title);
            Write(json, "link", feed?.Link);
            WriteText(json, "description", feed?.Description);
            Write(json, "error", error);
            if (feed is { IsCutShort: true }) json.WriteBoolean("cut_short", true);
            json.WriteNumber("ms", Math.Round(elapsed.TotalMilliseconds, 3));
            json.WriteStartArray("entries");
            foreach (var item in feed?.Items ?? []) Write(json, item, feed!.Author);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, ParsedItem item, string? feedAuthor)
    {
        json.WriteStartObject();
        Write(json, "id", item.Id);
        WriteTitle(json, item.Title);
        Write(json, "link", item.Link);
        // As the poller does: an item that names nobody is by whoever the feed is by.
        WriteText(json, "author", item.Author ?? feedAuthor);
        Write(json, "published", Date(item.Published));
        Write(json, "updated", Date(item.Updated));
        WriteText(json, "content_text", item.ContentText);
        WriteText(json, "summary_text", item.SummaryText);
        Write(json, "content_html", item.ContentHtml);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    /// <summary>
    /// Texts are plain. Readers of these lines who take them for HTML all the same must come to no harm: a text that HTML would take for
    /// a tag or a reference is written so that it reads as what it is.
    /// </summary>
    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null && ReadAsMarkup().IsMatch(text)) text = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        Write(json, name, text);
    }

    /// <summary>In a title a tag without its other half is words, and harmless: it stays as it is.</summary>
    private static void WriteTitle(Utf8JsonWriter json, string? title)
    {
        if (title is not null && !ReadAsMarkup().IsMatch(HarmlessTag().Replace(title, tag => IsLone(title, tag) ? "" : tag.Value))) Write(json, "title", title);
        else WriteText(json, "title", title);
    }

    private static bool IsLone(string title, Match tag) =>
        !title.Contains((tag.Value[1] == '/' ? "<" : "</") + tag.Groups["name"].Value, StringComparison.OrdinalIgnoreCase);

    private static string? Date(DateTimeOffset? date) => date?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>A tag without attributes, of an element that neither executes, nor hides, nor loads anything.</summary>
    [GeneratedRegex("</?(?!(?:script|style|iframe|object|embed|applet|meta|base|link|frame|frameset|form|svg|math|plaintext|textarea|title|xmp|noscript|template|noembed|noframes|select)\\b)(?<name>[A-Za-z][A-Za-z0-9]{0,39})\\s*/?>", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex HarmlessTag();

    [GeneratedRegex("<[A-Za-z/!?]|&(?:[A-Za-z][A-Za-z0-9]{0,31};|#)", RegexOptions.CultureInvariant)]
    private static partial Regex ReadAsMarkup();
}

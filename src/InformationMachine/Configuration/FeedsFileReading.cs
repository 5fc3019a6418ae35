using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.FullTexts;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Configuration;

/// <summary>One reading of <c>feeds.json</c>, with the mistakes found so far.</summary>
internal sealed class FeedsFileReading(string file, JsonLines json, IReadOnlyCollection<string> kinds)
{
    private const int MaximumFeeds = 100_000;

    private static readonly string[] Members =
        ["id", "url", "kind", "title", "author", "handle", "enabled", "interval", "allowPrivateNetwork", "headers", "token", "tags", "page", "api", "select", "reposts", "replies", "transcripts", "fullText"];

    /// <summary>Those an address may have where no kind is named: files of this machine are read only where the operator says so.</summary>
    private static readonly ImmutableArray<string> Schemes = ["http", "https", "stdin"];

    private static readonly string[] OfSomeKinds = ["token", "api", "select", "reposts", "replies", "transcripts"];

    private static readonly string[] Selectors = ["item", "title", "link", "text", "date", "author"];

    private readonly Dictionary<FeedId, int> _lines = [];
    private FeedId? _input;

    public List<string> Mistakes { get; } = [];

    public ImmutableArray<FeedConfig> Feeds()
    {
        Mistakes.AddRange(json.Repeated.Select(path => $"{file}:{json.LineOf(path)}: {path} is written twice; keep one."));
        if (json.Root.ValueKind != JsonValueKind.Object || !json.Root.TryGetProperty("feeds", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            Wrong("", "there is no list \"feeds\"; write {\"feeds\": [ … ]}");
            return [];
        }

        foreach (var member in json.Root.EnumerateObject())
            if (member.Name is not ("feeds" or "$schema")) Wrong(member.Name, $"{member.Name} is not known here; known are feeds and $schema");
        if (list.GetArrayLength() > MaximumFeeds) Wrong("feeds", $"there are more than {MaximumFeeds} feeds; split them over several machines");
        return [.. list.EnumerateArray().Take(MaximumFeeds).Select(Feed).OfType<FeedConfig>()];
    }

    private FeedConfig? Feed(JsonElement json_, int index)
    {
        var path = $"feeds:{index}";
        if (json_.ValueKind != JsonValueKind.Object)
        {
            Wrong(path, "a feed is an object with at least id and url");
            return null;
        }

        var before = Mistakes.Count;
        foreach (var member in json_.EnumerateObject())
            if (!Members.Contains(member.Name)) Wrong($"{path}:{member.Name}", $"{member.Name} is not known; known are {string.Join(", ", Members)}");
        var id = Id(json_, path);
        var kind = Kind(json_, path);
        var url = Url(json_, path, kind);
        kind ??= url is null ? null : SourceKinds.Of(url);
        var token = Text(json_, path, "token");
        if (token is not null && !IsReference(token))
            Wrong($"{path}:token", "token must say where the token is, never hold it: write env:NAME or file:PATH");
        var config = new FeedConfig
        {
            Id = id ?? default,
            Url = url ?? new Uri("http://invalid/"),
            Kind = kind?.Name ?? "feed",
            Title = Text(json_, path, "title"),
            Author = Text(json_, path, "author"),
            Handle = Text(json_, path, "handle") is { Length: > 0 } handle ? "@" + handle.TrimStart('@') : null,
            Enabled = Flag(json_, path, "enabled") ?? true,
            Interval = Interval(json_, path) ?? kind?.DefaultInterval,
            AllowPrivateNetwork = Flag(json_, path, "allowPrivateNetwork") ?? false,
            Headers = Headers(json_, path),
            Token = token,
            Tags = Tags(json_, path),
            Page = Page(json_, path),
            Api = Api(json_, path, token),
            Select = Select(json_, path),
            Reposts = Flag(json_, path, "reposts") ?? false,
            Replies = Flag(json_, path, "replies") ?? false,
            Transcripts = Flag(json_, path, "transcripts") ?? false,
            FullText = FullText(json_, path),
        };
        if (kind is not null && url is not null && Mistakes.Count == before) Check(json_, path, kind, config);
        return id is null || url is null ? null : config;
    }

    /// <summary>The kind that is named; null where none is, so that the address decides.</summary>
    private SourceKind? Kind(JsonElement feed, string path)
    {
        if (Text(feed, path, "kind") is not { } name) return null;
        if (kinds.Contains(name)) return SourceKinds.Find(name);
        Wrong($"{path}:kind", $"kind is \"{name}\"; known are {string.Join(", ", kinds)}");
        return null;
    }

    /// <summary>What only this kind knows, and what it does not know at all.</summary>
    private void Check(JsonElement feed, string path, SourceKind kind, FeedConfig config)
    {
        foreach (var name in OfSomeKinds.Where(name => feed.TryGetProperty(name, out _) && !kind.Members.Contains(name)))
            Wrong($"{path}:{name}", $"{name} means nothing to the kind {kind.Name}; it is for {string.Join(", ", SourceKinds.All.Where(other => other.Members.Contains(name)).Select(other => other.Name))}");
        if (kind.Mistake(config) is { } mistake) Wrong(path, mistake);
        if (config.Url.Scheme == "stdin" && _input is { } other) Wrong($"{path}:url", $"standard input is read already, as '{other}'; a process has only one");
        if (config.Url.Scheme == "stdin") _input ??= config.Id;
    }

    private FullTextMode FullText(JsonElement feed, string path)
    {
        if (Text(feed, path, "fullText") is not { } text) return FullTextMode.Never;
        if (Enum.TryParse<FullTextMode>(text, ignoreCase: true, out var mode) && Enum.IsDefined(mode) && char.IsLetter(text[0])) return mode;
        Wrong($"{path}:fullText", $"fullText is \"{text}\"; write auto, always or never");
        return FullTextMode.Never;
    }

    private Uri? Page(JsonElement feed, string path)
    {
        if (Text(feed, path, "page") is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https") return page;
        Wrong($"{path}:page", $"page is \"{text}\"; write the absolute http or https address of the page the feed belongs to");
        return null;
    }

    private Uri? Api(JsonElement feed, string path, string? token)
    {
        if (Text(feed, path, "api") is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var api) || api.Scheme is not ("http" or "https") || api.UserInfo.Length > 0)
            Wrong($"{path}:api", $"api is \"{text}\"; write the absolute http or https address of the API, without credentials");
        else if (token is not null && api.Scheme == "http" && !api.IsLoopback && Flag(feed, path, "allowPrivateNetwork") != true)
            Wrong($"{path}:api", "api is not encrypted, and the token would be readable on its way; write https, or allowPrivateNetwork where the way is yours");
        else return api;
        return null;
    }

    private PageSelectors? Select(JsonElement feed, string path)
    {
        if (!feed.TryGetProperty("select", out var select)) return null;
        if (select.ValueKind != JsonValueKind.Object || Text(select, $"{path}:select", "item") is not { Length: > 0 } item)
        {
            Wrong($"{path}:select", "select is an object of CSS selectors with at least item, such as {\"item\": \"article\"}");
            return null;
        }

        foreach (var member in select.EnumerateObject().Where(member => !Selectors.Contains(member.Name)))
            Wrong($"{path}:select:{member.Name}", $"{member.Name} is not known in select; known are {string.Join(", ", Selectors)}");
        return new PageSelectors(item)
        {
            Title = Text(select, $"{path}:select", "title"),
            Link = Text(select, $"{path}:select", "link"),
            Text = Text(select, $"{path}:select", "text"),
            Date = Text(select, $"{path}:select", "date"),
            Author = Text(select, $"{path}:select", "author"),
        };
    }

    private FeedId? Id(JsonElement feed, string path)
    {
        var text = Text(feed, path, "id");
        if (!FeedId.TryParse(text, out var id))
        {
            Wrong($"{path}:id", text is null ? "id is missing; give the feed a short name" : $"id is \"{text}\"; write 1 to {FeedId.MaximumLength} of a-z, 0-9, '-', '_' and '.'");
            return null;
        }

        if (!_lines.TryAdd(id, json.LineOf(path)))
        {
            Wrong($"{path}:id", $"id \"{id}\" is taken by the feed on line {_lines[id]}; choose another");
            return null;
        }

        return id;
    }

    private Uri? Url(JsonElement feed, string path, SourceKind? kind)
    {
        var text = Text(feed, path, "url");
        // A file on this machine may be written as a path from the working directory.
        if (kind is not null && kind.Schemes.Contains("file") && text is { Length: > 0 } && !text.Contains(':', StringComparison.Ordinal)) return new Uri(Path.GetFullPath(text));
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && (kind?.Schemes ?? Schemes).Contains(url.Scheme) && (url.Host.Length > 0 || url.Scheme is "file" or "stdin"))
        {
            if (url.UserInfo.Length == 0) return url;
            Wrong($"{path}:url", "url holds a user name or password; put credentials into headers as env:NAME or file:PATH");
            return null;
        }

        Wrong($"{path}:url", text is null ? "url is missing" : $"url is \"{text}\"; write {Wanted(kind)}");
        return null;
    }

    private static string Wanted(SourceKind? kind) => kind?.Schemes[0] switch
    {
        "file" => "the path of a file or folder on this machine",
        "stdin" => "stdin:",
        _ => "an absolute http or https address",
    };

    private TimeSpan? Interval(JsonElement feed, string path)
    {
        if (Text(feed, path, "interval") is not { } text) return null;
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval)
            && interval >= TimeSpan.FromSeconds(1) && interval <= TimeSpan.FromDays(30)) return interval;
        Wrong($"{path}:interval", $"interval is \"{text}\"; write a duration from 00:00:01 to 30.00:00:00, such as 02:00:00");
        return null;
    }

    private ImmutableDictionary<string, string> Headers(JsonElement feed, string path)
    {
        if (!feed.TryGetProperty("headers", out var headers)) return ImmutableDictionary<string, string>.Empty;
        if (headers.ValueKind == JsonValueKind.Object && headers.EnumerateObject().All(header => header.Value.ValueKind == JsonValueKind.String))
            return headers.EnumerateObject().ToImmutableDictionary(h => h.Name, h => h.Value.GetString()!, StringComparer.OrdinalIgnoreCase);
        Wrong($"{path}:headers", "headers is an object of texts, such as {\"Authorization\": \"env:BLOG_AUTHORIZATION\"}");
        return ImmutableDictionary<string, string>.Empty;
    }

    private ImmutableArray<string> Tags(JsonElement feed, string path)
    {
        if (!feed.TryGetProperty("tags", out var tags)) return [];
        if (tags.ValueKind == JsonValueKind.Array && tags.EnumerateArray().All(tag => tag.ValueKind == JsonValueKind.String && tag.GetString()!.Length is > 0 and <= 100))
            return [.. tags.EnumerateArray().Select(tag => tag.GetString()!)];
        Wrong($"{path}:tags", "tags is a list of texts of 1 to 100 characters, such as [\"chips\"]");
        return [];
    }

    private string? Text(JsonElement feed, string path, string name)
    {
        if (!feed.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        Wrong($"{path}:{name}", $"{name} is {value.GetRawText()}; write a text in quotes");
        return null;
    }

    private bool? Flag(JsonElement feed, string path, string name)
    {
        if (!feed.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Wrong($"{path}:{name}", $"{name} is {value.GetRawText()}; write true or false");
        return null;
    }

    private static bool IsReference(string token) =>
        (token.StartsWith("env:", StringComparison.Ordinal) && token.Length > 4) || (token.StartsWith("file:", StringComparison.Ordinal) && token.Length > 5);

    private void Wrong(string path, string what) => Mistakes.Add($"{file}:{json.LineOf(path)}: {(path.Length > 0 ? path + ": " : "")}{what}.");
}

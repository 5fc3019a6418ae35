using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Configuration;

/// <summary><c>feeds.json</c>: which feeds exist. All mistakes are reported at once, each with its line.</summary>
internal static class FeedsFile
{
    private const int MaximumFeeds = 100_000;

    private static readonly string[] Members =
        ["id", "url", "kind", "title", "author", "handle", "enabled", "interval", "allowPrivateNetwork", "headers", "token", "tags"];

    /// <summary>Reads the file.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="kinds">The known kinds of source.</param>
    /// <exception cref="RefusedException">Something is wrong (exit code 78).</exception>
    public static ImmutableArray<FeedConfig> Read(string file, IReadOnlyCollection<string> kinds)
    {
        if (!File.Exists(file)) throw new RefusedException(ExitCode.Configuration, $"{file}: there is no such file; write {{\"feeds\": [{{\"id\": \"blog\", \"url\": \"https://…\"}}]}}, or run `demo`, which needs none.");
        var json = JsonLines.Read(file);
        var reading = new FeedsFileReading(file, json, kinds);
        var feeds = reading.Feeds();
        if (reading.Mistakes.Count > 0) throw new RefusedException(ExitCode.Configuration, string.Join(Environment.NewLine, reading.Mistakes));
        return feeds;
    }

    /// <summary>One reading, with the mistakes found so far.</summary>
    private sealed class FeedsFileReading(string file, JsonLines json, IReadOnlyCollection<string> kinds)
    {
        private readonly Dictionary<FeedId, int> _lines = [];

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

            foreach (var member in json_.EnumerateObject())
                if (!Members.Contains(member.Name)) Wrong($"{path}:{member.Name}", $"{member.Name} is not known; known are {string.Join(", ", Members)}");
            var id = Id(json_, path);
            var url = Url(json_, path);
            var kind = Text(json_, path, "kind") ?? "feed";
            if (!kinds.Contains(kind)) Wrong($"{path}:kind", $"kind is \"{kind}\"; known are {string.Join(", ", kinds)}");
            var token = Text(json_, path, "token");
            if (token is not null && !IsReference(token))
                Wrong($"{path}:token", "token must say where the token is, never hold it: write env:NAME or file:PATH");
            var config = new FeedConfig
            {
                Id = id ?? default,
                Url = url ?? new Uri("http://invalid/"),
                Kind = kind,
                Title = Text(json_, path, "title"),
                Author = Text(json_, path, "author"),
                Handle = Text(json_, path, "handle") is { Length: > 0 } handle ? "@" + handle.TrimStart('@') : null,
                Enabled = Flag(json_, path, "enabled") ?? true,
                Interval = Interval(json_, path),
                AllowPrivateNetwork = Flag(json_, path, "allowPrivateNetwork") ?? false,
                Headers = Headers(json_, path),
                Token = token,
                Tags = Tags(json_, path),
            };
            return id is null || url is null ? null : config;
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

        private Uri? Url(JsonElement feed, string path)
        {
            var text = Text(feed, path, "url");
            if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0)
            {
                if (url.UserInfo.Length == 0) return url;
                Wrong($"{path}:url", "url holds a user name or password; put credentials into headers as env:NAME or file:PATH");
                return null;
            }

            Wrong($"{path}:url", text is null ? "url is missing" : $"url is \"{text}\"; write an absolute http or https address");
            return null;
        }

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
            (token.StartsWith("env:", StringComparison.Ordinal) || token.StartsWith("file:", StringComparison.Ordinal)) && token.Length > 5;

        private void Wrong(string path, string what) => Mistakes.Add($"{file}:{json.LineOf(path)}: {(path.Length > 0 ? path + ": " : "")}{what}.");
    }
}

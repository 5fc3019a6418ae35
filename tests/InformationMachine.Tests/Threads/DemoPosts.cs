using System.Text.Json;
using System.Text.RegularExpressions;

namespace InformationMachine.Tests.Threads;

/// <summary>The demo's posts as they were first published, as lines of JSONL, with the stories they were written for.</summary>
internal static partial class DemoPosts
{
    /// <summary>By publication.</summary>
    /// <param name="samples">The folder <c>data/samples</c>.</param>
    public static IReadOnlyList<(string Id, DateTimeOffset Time, string Line)> Read(string samples) =>
        [.. Directory.GetFiles(Path.Combine(samples, "posts"), "*.jsonl").Order(StringComparer.Ordinal)
            .SelectMany(file => File.ReadLines(file).Select(line => Post(line, Path.GetFileNameWithoutExtension(file)))).OrderBy(post => post.Time).ThenBy(post => post.Id, StringComparer.Ordinal)];

    /// <summary>The story of each post; of its own where it belongs to none.</summary>
    public static Func<string, string> Stories(string samples)
    {
        using var stories = JsonDocument.Parse(File.ReadAllText(Path.Combine(samples, "stories.json")));
        var byPost = stories.RootElement.GetProperty("stories").EnumerateArray()
            .SelectMany(story => story.GetProperty("posts").EnumerateArray().Select(post => (Post: post.GetString()!, Story: story.GetProperty("id").GetString()!)))
            .ToDictionary(item => item.Post, item => item.Story, StringComparer.Ordinal);
        return post => byPost.GetValueOrDefault(post) ?? $"single-{post}";
    }

    private static (string Id, DateTimeOffset Time, string Line) Post(string line, string feed)
    {
        using var json = JsonDocument.Parse(line);
        string? Member(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        var text = Tag().Replace((Member("html") ?? Member("text") ?? "").Replace("</p>", "\n", StringComparison.Ordinal), "");
        var (id, time) = (Member("id")!, Member("at")!);
        return (id, DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture), JsonSerializer.Serialize(new { id, time, feed, author = Member("author") ?? feed, title = Member("title"), text, url = Member("url") }));
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

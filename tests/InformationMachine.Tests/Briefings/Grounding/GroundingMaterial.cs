using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Sections;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Threads;
using InformationMachine.Demo;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Tests.Briefings.Grounding;

/// <summary>Briefings over all there is to write from: every case, the stories of the demo, the captured feeds.</summary>
internal static class GroundingMaterial
{
    private static readonly PostNormalizer Normalizer = new(new FeedOptions());

    public static IEnumerable<(string Name, Briefing Briefing)> Briefings() =>
        Cases().Concat(Demo()).Concat(RealFeeds())
            .SelectMany(material => Versions(material.Posts).Select(briefing => (material.Name, briefing)));

    /// <summary>The posts of every captured feed, as if each were one thread: many languages, many habits.</summary>
    public static IEnumerable<(string Name, List<Post> Posts)> RealFeeds()
    {
        foreach (var file in Directory.GetFiles(SharedMaterial.Path("feeds", "real", "feeds")).Order(StringComparer.Ordinal))
        {
            ParsedFeed parsed;
            try
            {
                parsed = new FeedParser().Parse(File.ReadAllBytes(file), null, new Uri("http://feeds.example/"), CancellationToken.None);
            }
            catch (NotAFeedException)
            {
                continue;
            }

            yield return (Path.GetFileName(file), Read("real", parsed));
        }
    }

    private static IEnumerable<(string Name, List<Post> Posts)> Cases()
    {
        foreach (var line in File.ReadLines(SharedMaterial.Path("briefings", "cases.jsonl")))
        {
            using var json = JsonDocument.Parse(line);
            yield return (json.RootElement.GetProperty("id").GetString()!, [.. json.RootElement.GetProperty("posts").EnumerateArray().Select(post => PostsFile.FromJson(post, "case")).OrderBy(post => post.PublishedAt)]);
        }
    }

    private static IEnumerable<(string Name, List<Post> Posts)> Demo()
    {
        var samples = SampleFeeds.Load();
        var all = samples.Feeds.SelectMany(feed => feed.Posts.Select(post => post.AsOf(samples.End)!.Value.Post).Select(post => (post.Id, Post: Post(post)))).ToDictionary(item => item.Id, item => item.Post, StringComparer.Ordinal);
        using var stories = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFeeds.Folder, "stories.json")));
        foreach (var story in stories.RootElement.GetProperty("stories").EnumerateArray())
            yield return (story.GetProperty("id").GetString()!, [.. story.GetProperty("posts").EnumerateArray().Select(id => all[id.GetString()!]).OrderBy(post => post.PublishedAt)]);
    }

    private static Post Post(SamplePost sample) =>
        PostsFile.FromJson(JsonSerializer.SerializeToElement(new { id = sample.Id, time = sample.At.ToString("O", CultureInfo.InvariantCulture), text = sample.Text ?? System.Text.RegularExpressions.Regex.Replace(sample.Html ?? "", "<[^>]+>", " "), title = sample.Title, author = sample.Author ?? sample.Id.Split('-')[0] }), "demo");

    private static List<Post> Read(string id, ParsedFeed parsed) =>
        [.. Normalizer.Normalize(new FeedConfig { Id = FeedId.Parse(id), Url = new Uri("http://feeds.example/") }, parsed, Some.Time).OrderBy(post => post.PublishedAt)];

    /// <summary>A first version over half of the posts and a second over all.</summary>
    private static IEnumerable<Briefing> Versions(List<Post> posts)
    {
        var first = Write([.. posts.Take(Math.Max(2, posts.Count / 2))], null);
        if (first is not null) yield return first;
        if (Write(posts, first) is { } second) yield return second;
    }

    private static Briefing? Write(List<Post> posts, Briefing? previous) => new BriefingWriter(new BriefingOptions { MinimumPosts = 1 }).Write(new BriefingMaterial
    {
        Thread = new ThreadId(1),
        Posts = posts,
        Previous = previous,
        Now = Some.Time,
        Reason = new BriefingReason(posts.Count, 0, 0),
    });
}

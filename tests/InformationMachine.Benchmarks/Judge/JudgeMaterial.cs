using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Sources;
using InformationMachine.Tests.Threads;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>What the shipped judge learns from: labelled posts beside the repository, and our own samples in it.</summary>
/// <param name="Shared">The folder of the labelled streams.</param>
/// <param name="Embedder">Gives posts their vectors; null to learn without.</param>
internal sealed record JudgeMaterial(string Shared, ISentenceEmbedder? Embedder)
{
    private static readonly (string Name, float Weight)[] Real = [("outlets2022", 1), ("outlets2017", 2), ("labs2025", 3), ("analysts_a", 1)];
    private static readonly string[] Dense = ["headlines", "newstitles", "olympics", "crisis", "noisy"];

    /// <summary>Dense streams teach with few posts at a low weight: in them nearly every post has companions, in real feeds few have.</summary>
    private const int DensePosts = 200;

    private const float DenseWeight = 0.04f;
    private const float FramesWeight = 0.4f;
    private const float NoticesWeight = 0.4f;
    private const float DemoWeight = 0.25f;
    private const float ArgumentsWeight = 0.4f;

    /// <summary>Real posts grouped by people; measured in blocks of time and left out whole.</summary>
    public IReadOnlyList<JudgedSet> ReadReal() => [.. Real.Select(set => Measured(set.Name, Read($"{Shared}/stories/real/{set.Name}"), set.Weight, int.MaxValue))];

    /// <summary>Everything else that teaches.</summary>
    public IEnumerable<JudgedSet> ReadOthers()
    {
        foreach (var name in Dense)
        {
            var posts = Read($"{Shared}/stories/{name}");
            yield return Measured(name, posts, DenseWeight, DensePosts);
            yield return Measured($"{name}#f", WithFeeds(posts), DenseWeight, DensePosts);
            yield return Measured($"{name}#s", Stretched(posts), DenseWeight, DensePosts);
        }

        var frames = Read("data/training/frames");
        yield return Measured("frames", frames, FramesWeight, int.MaxValue);
        yield return Measured("frames#q", WithoutFeeds(Paced(frames, 0.04)), FramesWeight, int.MaxValue);
        var notices = Read("data/training/notices");
        yield return Measured("notices", notices, NoticesWeight, int.MaxValue);
        yield return Measured("notices#n", WithoutFeeds(notices), NoticesWeight, int.MaxValue);
        yield return Measured("arguments", Read("data/training/arguments"), ArgumentsWeight, int.MaxValue);
        yield return Measured("demo", ReadDemo(), DemoWeight, int.MaxValue);
    }

    /// <summary>One labelled stream with its posts in order of publication.</summary>
    public static List<LabelledText> Read(string path)
    {
        var labels = LabelFile.Read($"{path}.gold.jsonl");
        return [.. PostsFile.Read($"{path}.jsonl").Select(post => new LabelledText(post, labels[post.Guid])).OrderBy(item => item.Post.PublishedAt).ThenBy(item => item.Post.Id.Value, StringComparer.Ordinal)];
    }

    public JudgedSet Measured(string name, IReadOnlyList<LabelledText> posts, float weight, int teaching) => JudgedSet.Of(name, posts, Embedder, weight, teaching);

    /// <summary>The demo's posts, by the stories they were written for.</summary>
    private static List<LabelledText> ReadDemo()
    {
        var story = DemoPosts.Stories("data/samples");
        return [.. DemoPosts.Read("data/samples").Select(post => new LabelledText(PostsFile.Parse(post.Line, post.Id), new GoldLabel(story(post.Id), story(post.Id), IsUnsure: false)))];
    }

    /// <summary>The same posts as if a dozen feeds of unlike sizes had brought them: a stream without feeds must not be known by that.</summary>
    private static List<LabelledText> WithFeeds(List<LabelledText> posts)
    {
        var random = new Random(11);
        return [.. posts.Select(item => item with { Post = Of(item.Post, (int)(12 * Math.Pow(random.NextDouble(), 1.7))) })];

        static Post Of(Post post, int feed) => post with { Feed = FeedId.Parse($"feed-{feed}"), Author = $"feed-{feed}" };
    }

    /// <summary>The same posts as one file of nobody's.</summary>
    private static List<LabelledText> WithoutFeeds(List<LabelledText> posts) =>
        [.. posts.Select(item => item with { Post = item.Post with { Feed = FeedId.Parse(PostsFile.DefaultFeed), Author = PostsFile.DefaultFeed } })];

    /// <summary>The same posts 5 to 24 times slower: hours of one stream are not hours of another.</summary>
    private static List<LabelledText> Stretched(List<LabelledText> posts) => Paced(posts, 5 + (19 * new Random(posts.Count).NextDouble()));

    private static List<LabelledText> Paced(List<LabelledText> posts, double factor)
    {
        var first = posts[0].Post.PublishedAt;
        return [.. posts.Select(item => item with { Post = item.Post with { PublishedAt = first + ((item.Post.PublishedAt - first) * factor) } })];
    }
}

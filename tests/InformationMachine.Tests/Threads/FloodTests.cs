using System.Text.Json;
using InformationMachine.Threads.Evaluation;
using InformationMachine.Threads.Evidence;

namespace InformationMachine.Tests.Threads;

/// <summary>No feed decides how others are linked, however much it publishes: over the real judge and the real round.</summary>
public sealed class FloodTests(ITestOutputHelper output)
{
    private const int Times = 10;
    private const int PostsPerRound = 100;
    private const double Moved = 0.03;

    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "samples");

    public static TheoryData<string> Ways => [.. HostileFeed.Ways];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Ten_times_the_volume_from_one_feed_moves_nobody_else_s_stories(string way)
    {
        var honest = DemoPosts.Read(Samples);
        var texts = honest.Select(post => JsonDocument.Parse(post.Line).RootElement.GetProperty("text").GetString()!.ReplaceLineEndings(" ")).ToList();
        var hostile = new HostileFeed(texts, honest[0].Time, honest[^1].Time).Publish(way, honest.Count * Times).ToList();
        // A thousand posts take long to embed: only the ways that aim at meaning are tried with it.
        var embeddings = way is "bridges" ? EmbeddingMode.Auto : EmbeddingMode.Off;
        var before = await MeasureAsync(honest, embeddings, [.. honest.Select(post => post.Line)]);
        var after = await MeasureAsync(honest, embeddings, [.. honest.Select(post => (post.Time, post.Line)).Concat(hostile).OrderBy(post => post.Time).Select(post => post.Line)]);
        output.WriteLine(FormattableString.Invariant($"{way}: precision {before.BCubedPrecision:F3} to {after.BCubedPrecision:F3}, recall {before.BCubedRecall:F3} to {after.BCubedRecall:F3}"));
        before.BCubedF1.ShouldBeGreaterThan(0.9, "a story there is to lose");
        after.BCubedPrecision.ShouldBeGreaterThan(before.BCubedPrecision - Moved);
        after.BCubedRecall.ShouldBeGreaterThan(before.BCubedRecall - Moved);
    }

    private static async Task<ClusterMeasures> MeasureAsync(IReadOnlyList<(string Id, DateTimeOffset Time, string Line)> honest, EmbeddingMode embeddings, IReadOnlyList<string> lines)
    {
        var threads = await LinkedFile.LinkAsync(lines, PostsPerRound, embeddings);
        var story = DemoPosts.Stories(Samples);
        var names = honest.Select(post => story(post.Id)).Distinct().Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        return ClusterMeasures.Of([.. honest.Select(post => names[story(post.Id)])], [.. honest.Select(post => threads[post.Id])]);
    }
}

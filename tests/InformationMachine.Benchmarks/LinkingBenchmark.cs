using System.Diagnostics;
using System.Globalization;
using InformationMachine.Text;
using InformationMachine.Threads;
using Microsoft.ML;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>linking</c>: posts a second of judging and linking in rounds, against ML.NET featurization alone in the same run.
/// </summary>
internal static class LinkingBenchmark
{
    private const int Batch = 1000;
    private const int Posts = 20_000;
    private const int PerRound = 50;

    public static void Run(TextWriter output)
    {
        var stream = new PostStream(seed: 1, continuing: 0.9);
        string[] texts = [.. stream.Take(Posts)];
        output.WriteLine(stream.IsReal ? "words follow the frequencies of real posts" : "words follow Zipf's law: the labelled streams are not there");
        Link(texts);
        FeaturizeOnly(texts);
        var features = Measure(() => FeaturizeOnly(texts));
        var linking = Measure(() => Link(texts));
        output.WriteLine(Line($"ML.NET featurization alone, batches of {Batch}: {features:F0} posts/s"));
        output.WriteLine(Line($"judging and linking in rounds of {PerRound}: {linking:F0} posts/s ({features / linking:F1} times the cost)"));
    }

    /// <summary>The better of two runs, since others use the machine too.</summary>
    private static double Measure(Action action) => Posts / Enumerable.Range(0, 2).Min(_ =>
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    });

    private static void Link(string[] texts)
    {
        var pipeline = new LinkingPipeline(new ThreadOptions().ActivePosts);
        foreach (var page in texts.Chunk(PerRound)) pipeline.Link(page);
    }

    private static void FeaturizeOnly(string[] texts)
    {
        var context = new MLContext(seed: 1);
        var text = context.Transforms.Text;
        var pipeline = text.NormalizeText("Normal", nameof(PostTokens.Words))
            .Append(text.TokenizeIntoWords("Tokens", "Normal"))
            .Append(text.RemoveDefaultStopWords("Kept", "Tokens"))
            .Append(text.ProduceHashedWordBags("Bag", "Kept", 20, ngramLength: 2))
            .Fit(context.Data.LoadFromEnumerable<PostTokens>([]));
        foreach (var page in texts.Chunk(Batch))
        {
            var view = pipeline.Transform(context.Data.LoadFromEnumerable(page.Select(words => new PostTokens { Words = words })));
            using var cursor = view.GetRowCursor([view.Schema["Bag"]]);
            var getter = cursor.GetGetter<Microsoft.ML.Data.VBuffer<float>>(view.Schema["Bag"]);
            var bag = default(Microsoft.ML.Data.VBuffer<float>);
            while (cursor.MoveNext()) getter(ref bag);
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using InformationMachine.Threads;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;
using Microsoft.ML;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>linking</c>: posts a second of linking against ML.NET featurization alone in the same run, and the cost of a post against the
/// number of active threads, on seeded streams whose words follow Zipf's law.
/// </summary>
internal static class LinkingBenchmark
{
    private const int Batch = 1000;

    public static void Run(TextWriter output)
    {
        var texts = Texts(seed: 1, posts: 20_000, stories: 2_000);
        Link(texts, activePosts: 100_000, measured: 1000);
        var features = Measure(texts.Count, () => FeaturizeOnly(texts));
        var linking = Measure(texts.Count, () => Link(texts, activePosts: 100_000, measured: 0));
        output.WriteLine(Line($"ML.NET featurization alone, batches of {Batch}: {features:F0} posts/s"));
        output.WriteLine(Line($"linking, features included: {linking:F0} posts/s ({features / linking:F1} times the cost)"));
        foreach (var threads in new[] { 1_000, 10_000, 100_000 })
        {
            var stream = Texts(seed: 2, posts: threads + 2_000, stories: int.MaxValue);
            var (cost, active) = Link(stream, activePosts: 1_000_000, measured: 2_000);
            output.WriteLine(Line($"{active} active threads: {cost:F1} us a post"));
        }
    }

    private static double Measure(int posts, Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return posts / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static (double Microseconds, int Threads) Link(IReadOnlyList<string> texts, int activePosts, int measured)
    {
        var featurizer = new Featurizer(new FeatureWeights());
        var linker = new Linker(LinkingModel.From(new ThreadOptions { ActivePosts = activePosts }));
        long sequence = 0, started = Stopwatch.GetTimestamp();
        foreach (var page in texts.Chunk(Batch))
        {
            if (sequence == texts.Count - measured) started = Stopwatch.GetTimestamp();
            foreach (var vector in featurizer.Featurize(page))
            {
                sequence++;
                linker.Link(new RememberedPost(sequence, sequence * 60, vector));
            }
        }

        return (Stopwatch.GetElapsedTime(started).TotalMicroseconds / Math.Max(1, measured), linker.ActiveThreads);
    }

    private static void FeaturizeOnly(IReadOnlyList<string> texts)
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

    /// <summary>Each post has some words of its story, if it shares one, and common words drawn by Zipf's law.</summary>
    private static List<string> Texts(int seed, int posts, int stories)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, posts).Select(post =>
        {
            var story = stories == int.MaxValue ? post : (int)(stories * Math.Pow(random.NextDouble(), 3));
            var own = Enumerable.Range(0, 5).Select(_ => Line($"s{story}w{random.Next(6)}"));
            var common = Enumerable.Range(0, 8).Select(_ => Line($"c{(int)Math.Pow(50_000, random.NextDouble())}"));
            return string.Join(' ', own.Concat(common));
        })];
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

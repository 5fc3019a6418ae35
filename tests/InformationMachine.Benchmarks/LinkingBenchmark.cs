using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Threads;
using InformationMachine.Threads;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;
using Microsoft.ML;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>linking</c>: posts a second of linking against ML.NET featurization alone in the same run, and how often the index finds what
/// comparing with every thread finds.
/// </summary>
internal static class LinkingBenchmark
{
    private const int Batch = 1000;
    private const int Posts = 20_000;
    private const int Searches = 2_000;

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
        output.WriteLine(Line($"linking, features included: {linking:F0} posts/s ({features / linking:F1} times the cost)"));
        var (equal, found) = Compare([.. stream.Take(Searches)], texts);
        output.WriteLine(Line($"index against comparing with every thread: {equal} of {Searches} searches give the same threads ({found} found)"));
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
        var featurizer = new Featurizer(new FeatureWeights());
        var linker = new Linker(LinkingModel.From(new ThreadOptions()));
        var sequence = 0;
        foreach (var page in texts.Chunk(Batch))
        {
            foreach (var vector in featurizer.Featurize(page)) linker.Link(new RememberedPost(++sequence, sequence * 60, vector));
        }
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

    /// <summary>Searches with the minimum the linker asks for, and once more for everything that shares a term.</summary>
    private static (int Equal, int Found) Compare(string[] asked, string[] known)
    {
        var model = new LinkingModel();
        var featurizer = new Featurizer(new FeatureWeights());
        var index = new ThreadIndex(model);
        var sequence = 0;
        foreach (var vector in featurizer.Featurize(known)) index.Add(new ThreadId(1 + (++sequence * 7 % 9000)), new RememberedPost(sequence, sequence, vector));
        index.Refresh();
        var (pruned, all, equal, count) = (new List<Candidate>(), new List<Candidate>(), 0, 0);
        foreach (var vector in featurizer.Featurize(asked))
        {
            index.Search(vector, model.JoinThreshold / 2, pruned);
            index.Search(vector, 0, all);
            var expected = all.Where(candidate => candidate.Cosine * model.Boost(candidate.Thread.Posts.Count) >= model.JoinThreshold / 2);
            count += pruned.Count;
            if (pruned.OrderBy(candidate => candidate.Thread.Id).SequenceEqual(expected.OrderBy(candidate => candidate.Thread.Id))) equal++;
        }

        return (equal, count);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

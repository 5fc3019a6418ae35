using InformationMachine.Briefings.Grounding.Judging;
using InformationMachine.Threads.Evidence.Training;

namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>Learns a judge of sentences from examples. Seeded, so that the same examples give the same judge.</summary>
internal static class SentenceTraining
{
    /// <summary>Shallow trees with large leaves: what spoiling does to a sentence is narrower than what models do.</summary>
    private static readonly BoostingOptions Options = new() { Trees = 200, Bags = 4, Depth = 3, Rate = 0.08, Shrinkage = 20, LeastLeaf = 10, ShareOfNumbers = 0.4 };

    /// <summary>How much a group counts as a whole; the true ones together as much as the false ones.</summary>
    private static readonly Dictionary<ExampleGroup, float> Shares = new()
    {
        [ExampleGroup.Verbatim] = 500,
        [ExampleGroup.Paraphrase] = 1200,
        [ExampleGroup.Recast] = 500,
        [ExampleGroup.Spoiled] = 800,
        [ExampleGroup.SpoiledRewording] = 300,
        [ExampleGroup.Glued] = 400,
        [ExampleGroup.MadeUp] = 400,
        [ExampleGroup.Foreign] = 300,
    };

    /// <summary>The numbers of examples, in their order.</summary>
    public static IReadOnlyList<float[]> Measure(IReadOnlyList<SentenceExample> examples, SentenceMeter meter, CancellationToken cancellationToken)
    {
        var numbers = new List<float[]>(examples.Count);
        var source = new SourceText("");
        for (var i = 0; i < examples.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (i == 0 || examples[i].Source != examples[i - 1].Source) source = new SourceText(examples[i].Source);
            numbers.Add(meter.Measure(examples[i].Text, source));
        }

        return numbers;
    }

    /// <param name="examples">The examples.</param>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="least">The least probability that may be published.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static SentenceJudge Train(IReadOnlyList<SentenceExample> examples, IReadOnlyList<float[]> numbers, float least, CancellationToken cancellationToken)
    {
        var counts = examples.CountBy(example => example.Group).ToDictionary();
        var pairs = examples.Zip(numbers, (example, number) => new LabelledPair(number, example.IsTrue, Shares[example.Group] / counts[example.Group])).ToList();
        var columns = SentenceDirections.Judged.Where(number => pairs.Exists(pair => !float.IsNaN(pair.Numbers[(int)number]))).Select(number => new Column((int)number, SentenceDirections.Of(number), pairs)).ToList();
        return new SentenceJudge(Boosting.Grow(null, pairs, columns, Options, cancellationToken), least);
    }
}

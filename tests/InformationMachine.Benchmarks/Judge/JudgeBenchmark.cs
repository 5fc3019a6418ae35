using System.Globalization;
using InformationMachine.Threads.Evidence;
using InformationMachine.Threads.Evidence.Training;
using InformationMachine.Threads.Linking;

namespace InformationMachine.Benchmarks.Judge;

/// <summary>
/// <c>judge</c>: learns the shipped judge anew and prints what it makes of posts that had no say: real sets in four blocks of time, each judged
/// by what everything else taught, then real sets left out whole. Threads are made by the machine's own linker in rounds of 50.
/// </summary>
internal sealed class JudgeBenchmark(TextWriter output)
{
    private static readonly double[] Bars = [0, .6, .65, .7, .75, .8, .85, .9];
    private static readonly BoostingOptions Options = new();

    private readonly ConfidenceFit _fit = new();

    /// <param name="shared">The folder of the labelled streams.</param>
    /// <param name="vectors">Where vectors are kept between runs.</param>
    /// <param name="write">Where to write the judge learned from everything; null to measure alone.</param>
    public void Run(string shared, string vectors, string? write)
    {
        using var embedder = new RememberedVectors(SentenceEmbedders.Open(EmbeddingMode.On)!, vectors);
        var material = new JudgeMaterial(shared, embedder);
        var real = material.ReadReal();
        var others = material.ReadOthers().SelectMany(set => set.Pairs(_ => true)).ToList();
        output.WriteLine(Line($"{others.Count} pairs of dense streams and of our own, {real.Sum(set => set.Pairs(_ => true).Count())} of real sets"));
        if (write is not null) Write(write, Learn([.. others, .. real.SelectMany(set => set.Pairs(_ => true))]));
        MeasureBlocks(real, others);
        MeasureLeftOut(real, others);
        output.WriteLine(_fit.Describe());
    }

    private void MeasureBlocks(IReadOnlyList<JudgedSet> real, List<LabelledPair> others)
    {
        output.WriteLine("blocks of time, each judged by what the others taught");
        var judges = Enumerable.Range(0, JudgedSet.Blocks).Select(block => Learn([.. others, .. real.SelectMany(set => set.Pairs(post => set.Block(post) != block))])).ToList();
        foreach (var set in real) Print(set, post => judges[set.Block(post)], isLeftOut: false);
    }

    private void MeasureLeftOut(IReadOnlyList<JudgedSet> real, List<LabelledPair> others)
    {
        output.WriteLine("left out whole");
        foreach (var set in real)
        {
            var judge = Learn([.. others, .. real.Where(other => other != set).SelectMany(other => other.Pairs(_ => true))]);
            Print(set, _ => judge, isLeftOut: true);
        }
    }

    private static JudgeModel Learn(IReadOnlyList<LabelledPair> pairs) => JudgeTraining.Train(pairs, Options, CancellationToken.None);

    private void Print(JudgedSet set, Func<int, JudgeModel> judge, bool isLeftOut)
    {
        var links = set.Candidates.Select((candidates, i) => EvidenceIndex.Likeliest(candidates.Select(pair => new PostLink(pair.Order + 1, judge(i).Probability(pair.Numbers))))).ToList();
        var (threads, rated) = Rounds.Link(set.Posts, links, new LinkingModel());
        _fit.Add(set.Posts, threads, rated, isLeftOut);
        foreach (var bar in Bars)
        {
            var measures = Rounds.Measure(set.Posts, threads, rated, bar).Readers;
            output.WriteLine(Line($"{set.Name,-12} from {bar:F2}: {measures.Published,3} published, clean {measures.Clean:F2}, bogus {measures.Bogus:F2}, misplaced {measures.Misplaced:F2}, largest {measures.Largest,2}, found {measures.Found:F2}"));
        }
    }

    private static void Write(string path, JudgeModel model)
    {
        using var file = File.Create(path);
        JudgeFile.Write(file, model);
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

namespace InformationMachine.Threads.Evidence.Training;

/// <summary>Adds trees to a sum, each learned from what the ones before it left wrong (Friedman 2001). Seeded.</summary>
internal static class Boosting
{
    /// <param name="from">What is learned already; null for nothing.</param>
    /// <param name="pairs">Pairs of both kinds.</param>
    /// <param name="columns">What trees may ask for.</param>
    /// <param name="options">How they are grown.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static TreeSum Grow(TreeSum? from, IReadOnlyList<LabelledPair> pairs, IReadOnlyList<Column> columns, BoostingOptions options, CancellationToken cancellationToken)
    {
        var asked = columns.Where(column => column.Cuts.Length > 0).ToList();
        from ??= new TreeSum(UsualOf(pairs), []);
        List<JudgeTree> trees = [.. from.Trees];
        for (var bag = 0; bag < options.Bags; bag++) trees.AddRange(Grow(from, pairs, asked, options with { Seed = options.Seed + (bag * 1000) }, cancellationToken).Select(tree => tree.Times(1f / options.Bags)));
        return new TreeSum(from.Bias, trees);
    }

    private static List<JudgeTree> Grow(TreeSum from, IReadOnlyList<LabelledPair> pairs, List<Column> columns, BoostingOptions options, CancellationToken cancellationToken)
    {
        var random = new Random(options.Seed);
        var gradients = new Gradients(pairs, from);
        var trees = new List<JudgeTree>(options.Trees);
        for (var added = 0; added < options.Trees; added++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gradients.Update();
            var drawn = columns.Where(_ => random.NextDouble() < options.ShareOfNumbers).ToList();
            var sample = Enumerable.Range(0, pairs.Count).Where(_ => random.NextDouble() < options.ShareOfPairs).ToArray();
            trees.Add(new TreeGrower(options, drawn, gradients).Grow(sample));
            gradients.Add(trees[^1]);
        }

        return trees;
    }

    /// <summary>How likely any pair is of the one kind, in logits.</summary>
    private static float UsualOf(IReadOnlyList<LabelledPair> pairs)
    {
        var (same, all) = (pairs.Where(pair => pair.IsSame).Sum(pair => (double)pair.Weight), pairs.Sum(pair => (double)pair.Weight));
        return (float)Math.Log(same / (all - same));
    }
}

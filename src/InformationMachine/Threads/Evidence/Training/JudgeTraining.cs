namespace InformationMachine.Threads.Evidence.Training;

/// <summary>
/// Learns a judge from labelled pairs: gradient-boosted trees that keep each number's direction. ML.NET's trainers of trees know no directions.
/// Seeded, so that the same material gives the same model.
/// </summary>
internal static class JudgeTraining
{
    private static readonly PairNumber[] All = Enum.GetValues<PairNumber>();

    /// <summary>Numbers that need embeddings.</summary>
    private static readonly PairNumber[] OfMeaning =
    [
        PairNumber.Meaning, PairNumber.FreshMeaning, PairNumber.NewFiveMeaning, PairNumber.NewThirtyMeaning, PairNumber.OldFiveMeaning,
        PairNumber.OldThirtyMeaning, PairNumber.UsualMeaning, PairNumber.MeaningOverUsual, PairNumber.RankByMeaning, PairNumber.OfNewBestMeaning,
        PairNumber.OfOldBestMeaning, PairNumber.OwnFeedMeaning, PairNumber.MeaningOverOwnFeed, PairNumber.CommonMeaning,
    ];

    /// <summary>A model of both kinds. Without any pair that has embeddings, pairs that have them are judged by their words.</summary>
    /// <exception cref="RefusedException">The pairs are all of one story, or none is.</exception>
    public static JudgeModel Train(IReadOnlyList<LabelledPair> pairs, BoostingOptions options, CancellationToken cancellationToken)
    {
        var words = Boost(pairs, [.. All.Except(OfMeaning)], options, cancellationToken);
        var withMeaning = pairs.Where(pair => !float.IsNaN(pair.Numbers[(int)PairNumber.Meaning])).ToList();
        return new JudgeModel(withMeaning.Exists(pair => pair.IsSame) && withMeaning.Exists(pair => !pair.IsSame) ? Boost(withMeaning, All, options, cancellationToken) : words, words);
    }

    private static TreeSum Boost(IReadOnlyList<LabelledPair> pairs, PairNumber[] numbers, BoostingOptions options, CancellationToken cancellationToken)
    {
        var (same, all) = (pairs.Where(pair => pair.IsSame).Sum(pair => (double)pair.Weight), pairs.Sum(pair => (double)pair.Weight));
        if (same == 0 || same == all) throw new RefusedException(ExitCode.Failed, "The labelled posts hold no pairs of both kinds, of one story and of different ones: nothing can be learned from them.");
        var random = new Random(options.Seed);
        var columns = numbers.Select(number => new Column(number, pairs)).Where(column => column.Cuts.Length > 0).ToList();
        var bias = (float)Math.Log(same / (all - same));
        var gradients = new Gradients(pairs, bias);
        var trees = new List<JudgeTree>(options.Trees);
        while (trees.Count < options.Trees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            gradients.Update();
            var drawn = columns.Where(_ => random.NextDouble() < options.ShareOfNumbers).ToList();
            var sample = Enumerable.Range(0, pairs.Count).Where(_ => random.NextDouble() < options.ShareOfPairs).ToArray();
            trees.Add(new TreeGrower(options, drawn, gradients).Grow(sample));
            gradients.Add(trees[^1]);
        }

        return new TreeSum(bias, trees);
    }
}

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

    /// <summary>
    /// A model that goes on from another: few labelled posts of one's own better it where it is wrong and leave it where it is right.
    /// </summary>
    public static JudgeModel GoOn(JudgeModel from, IReadOnlyList<LabelledPair> pairs, BoostingOptions options, CancellationToken cancellationToken)
    {
        var withMeaning = WithMeaning(pairs);
        return new JudgeModel(HasBoth(withMeaning) ? Boost(from.Meaning, withMeaning, All, options, cancellationToken) : from.Meaning, Boost(from.Words, pairs, [.. All.Except(OfMeaning)], options, cancellationToken));
    }

    /// <summary>A model of both kinds. Without any pair that has embeddings, pairs that have them are judged by their words.</summary>
    /// <exception cref="RefusedException">The pairs are all of one story, or none is.</exception>
    public static JudgeModel Train(IReadOnlyList<LabelledPair> pairs, BoostingOptions options, CancellationToken cancellationToken)
    {
        var words = Boost(null, pairs, [.. All.Except(OfMeaning)], options, cancellationToken);
        var withMeaning = WithMeaning(pairs);
        return new JudgeModel(HasBoth(withMeaning) ? Boost(null, withMeaning, All, options, cancellationToken) : words, words);
    }

    private static List<LabelledPair> WithMeaning(IReadOnlyList<LabelledPair> pairs) => [.. pairs.Where(pair => !float.IsNaN(pair.Numbers[(int)PairNumber.Meaning]))];

    private static bool HasBoth(IReadOnlyList<LabelledPair> pairs) => pairs.Any(pair => pair.IsSame) && pairs.Any(pair => !pair.IsSame);

    private static TreeSum Boost(TreeSum? from, IReadOnlyList<LabelledPair> pairs, PairNumber[] numbers, BoostingOptions options, CancellationToken cancellationToken)
    {
        if (!HasBoth(pairs)) throw new RefusedException(ExitCode.Failed, "The labelled posts hold no pairs of both kinds, of one story and of different ones: nothing can be learned from them.");
        return Boosting.Grow(from, pairs, [.. numbers.Select(number => new Column((int)number, Directions.Of(number), pairs))], options, cancellationToken);
    }
}

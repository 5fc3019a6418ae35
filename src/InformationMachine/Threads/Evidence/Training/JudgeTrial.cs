namespace InformationMachine.Threads.Evidence.Training;

/// <summary>What was learned, and what each stream says of a judge that was learned without it.</summary>
/// <param name="Model">Learned from all streams.</param>
/// <param name="LeftOut">The honest measure: each stream judged by what the others taught.</param>
internal sealed record JudgeTrial(JudgeModel Model, IReadOnlyList<LeftOut> LeftOut)
{
    /// <summary>A gain below this is chance.</summary>
    private const double LeastGain = 0.005;

    /// <summary>How much better streams are judged that had no say, on average.</summary>
    public double Gain => LeftOut.Average(part => part.Learned - part.Now);

    public bool IsGain => Gain >= LeastGain;

    /// <summary>Learns with a given way of learning; a single stream is parted in time.</summary>
    /// <exception cref="RefusedException">Nothing can be learned from the streams, or nothing measured on one.</exception>
    public static JudgeTrial Run(IReadOnlyList<JudgedStream> streams, JudgeModel now, Func<IReadOnlyList<LabelledPair>, JudgeModel> learn, CancellationToken cancellationToken)
    {
        if (streams.Count == 1) streams = streams[0].Halves();
        var pairs = streams.Select(stream => stream.Pairs(cancellationToken)).ToList();
        var leftOut = streams.Select((stream, i) =>
        {
            var learned = learn([.. pairs.Where((_, other) => other != i).SelectMany(list => list)]);
            return new LeftOut(stream.Name, pairs[i].Count / JudgedStream.Takes, pairs[i].Count(pair => pair.IsSame) / JudgedStream.Takes, Precision(now, AsMet(pairs[i])), Precision(learned, AsMet(pairs[i])));
        }).ToList();
        return new JudgeTrial(learn([.. pairs.SelectMany(list => list)]), leftOut);
    }

    /// <summary>The pairs as they are met, without their other takes.</summary>
    private static List<LabelledPair> AsMet(IReadOnlyList<LabelledPair> pairs) => [.. pairs.Where((_, i) => i % JudgedStream.Takes == 0)];

    /// <summary>Average precision: of all pairs as likely as each true one, the share that is true, averaged.</summary>
    public static double Precision(JudgeModel model, IReadOnlyList<LabelledPair> pairs)
    {
        var (seen, right, sum) = (0, 0, 0.0);
        foreach (var pair in pairs.OrderByDescending(pair => model.Probability(pair.Numbers)))
        {
            seen++;
            if (pair.IsSame) sum += ++right / (double)seen;
        }

        return right > 0 ? sum / right : 0;
    }
}

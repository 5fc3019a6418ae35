namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>
/// Which way a number may speak. What is learned from spoiled sentences must hold for sentences of models too: none may be truer because the
/// source holds less of it.
/// </summary>
internal static class SentenceDirections
{
    /// <summary>The numbers that are judged. The others tell how a copy was altered, which is no matter of likelihood.</summary>
    public static IReadOnlyList<SentenceNumber> Judged { get; } =
    [
        SentenceNumber.NewWords, SentenceNumber.Cover, SentenceNumber.BestCover, SentenceNumber.TwoCover, SentenceNumber.WorstThird, SentenceNumber.NewRun, SentenceNumber.NewTail,
        SentenceNumber.PairsNear, SentenceNumber.PairsOrdered, SentenceNumber.Bigrams, SentenceNumber.Order, SentenceNumber.CopiedRun, SentenceNumber.RunLength, SentenceNumber.Jumps,
        SentenceNumber.StepsBack, SentenceNumber.NewNumbers, SentenceNumber.NumberMoved, SentenceNumber.NewNames, SentenceNumber.NameMoved, SentenceNumber.Inverted,
        SentenceNumber.CauseAdded, SentenceNumber.Meaning,
    ];

    /// <summary>1 where more of it may only speak for the sentence, -1 only against.</summary>
    public static int Of(SentenceNumber number) => number is SentenceNumber.Cover or SentenceNumber.BestCover or SentenceNumber.TwoCover or SentenceNumber.WorstThird
        or SentenceNumber.PairsNear or SentenceNumber.PairsOrdered or SentenceNumber.Bigrams or SentenceNumber.Order or SentenceNumber.CopiedRun or SentenceNumber.RunLength or SentenceNumber.Meaning ? 1 : -1;
}

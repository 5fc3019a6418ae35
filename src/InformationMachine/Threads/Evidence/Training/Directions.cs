namespace InformationMachine.Threads.Evidence.Training;

/// <summary>
/// Which way a number may speak: more likeness never makes one story less likely. So few labelled pairs would otherwise teach accidents.
/// </summary>
internal static class Directions
{
    private static readonly PairNumber[] Up =
    [
        PairNumber.Words, PairNumber.FreshWords, PairNumber.Rarest, PairNumber.SecondRarest, PairNumber.ThirdRarest, PairNumber.Shared, PairNumber.Title,
        PairNumber.TitleRarest, PairNumber.SharedNames, PairNumber.RarestName, PairNumber.SecondName, PairNumber.FreshName, PairNumber.SharedNumbers,
        PairNumber.Quote, PairNumber.Link, PairNumber.Meaning, PairNumber.FreshMeaning, PairNumber.WordsOverUsual, PairNumber.MeaningOverUsual,
        PairNumber.OfNewBest, PairNumber.OfOldBest, PairNumber.OfNewBestMeaning, PairNumber.OfOldBestMeaning, PairNumber.Pairs, PairNumber.FreshPairs,
        PairNumber.Containment, PairNumber.WordsOverOwnFeed, PairNumber.MeaningOverOwnFeed, PairNumber.Mention,
        PairNumber.NameOverlap, PairNumber.NumberOverlap,
    ];

    private static readonly PairNumber[] Down =
    [
        PairNumber.Hours, PairNumber.Rank, PairNumber.RankByMeaning, PairNumber.OtherNumbers, PairNumber.OtherNames, PairNumber.NameConflict,
        PairNumber.Habitual, PairNumber.HabitualHead, PairNumber.AuthorMinutes, PairNumber.AuthorPace,
    ];

    /// <summary>1 where more of it may only speak for one story, -1 only against, 0 either way.</summary>
    public static int Of(PairNumber number) => Array.IndexOf(Up, number) >= 0 ? 1 : Array.IndexOf(Down, number) >= 0 ? -1 : 0;
}

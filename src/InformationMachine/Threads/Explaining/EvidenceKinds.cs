using InformationMachine.Threads.Evidence;

namespace InformationMachine.Threads.Explaining;

/// <summary>Which kind each measured number is of, and what it is called.</summary>
internal static class EvidenceKinds
{
    /// <summary>The kind of a number.</summary>
    public static EvidenceKind Of(PairNumber number) => number switch
    {
        PairNumber.SharedNames or PairNumber.RarestName or PairNumber.SecondName or PairNumber.FreshName or PairNumber.OtherNames
            or PairNumber.NameConflict or PairNumber.NameOverlap or PairNumber.NewNames or PairNumber.OldNames => EvidenceKind.Names,
        PairNumber.SharedNumbers or PairNumber.OtherNumbers or PairNumber.NumberOverlap => EvidenceKind.Numbers,
        PairNumber.Title or PairNumber.TitleRarest or PairNumber.Head => EvidenceKind.Headlines,
        PairNumber.Pairs or PairNumber.FreshPairs or PairNumber.Copy or PairNumber.PhraseShare => EvidenceKind.Phrases,
        PairNumber.Meaning or PairNumber.FreshMeaning => EvidenceKind.Meaning,
        PairNumber.Hours or PairNumber.Since => EvidenceKind.Time,
        PairNumber.Quote or PairNumber.Link or PairNumber.Mention or PairNumber.Replies or PairNumber.Quotes => EvidenceKind.References,
        PairNumber.HabitualHead or PairNumber.Habitual or PairNumber.NewOwnFeed or PairNumber.OldOwnFeed or PairNumber.OwnFeedMeaning
            or PairNumber.WordsOverOwnFeed or PairNumber.MeaningOverOwnFeed => EvidenceKind.Habits,
        PairNumber.SameFeed or PairNumber.SameAuthor or PairNumber.AuthorBetween or PairNumber.FeedBetween or PairNumber.FeedRate
            or PairNumber.FeedAuthors or PairNumber.AuthorMinutes or PairNumber.AuthorPace or PairNumber.Section => EvidenceKind.Voices,
        PairNumber.LeastLength or PairNumber.MostLength => EvidenceKind.Length,
        PairNumber.Words or PairNumber.FreshWords or PairNumber.Rarest or PairNumber.SecondRarest or PairNumber.ThirdRarest or PairNumber.Shared
            or PairNumber.Containment or PairNumber.Spread => EvidenceKind.Words,
        _ => EvidenceKind.Company,
    };

    /// <summary>The kind in a sentence: "what speaks for one story is …".</summary>
    public static string Text(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Words => "the words they share",
        EvidenceKind.Names => "the names in them",
        EvidenceKind.Numbers => "the numbers in them",
        EvidenceKind.Headlines => "their headlines",
        EvidenceKind.Phrases => "phrases they share",
        EvidenceKind.Meaning => "what they are about",
        EvidenceKind.Time => "the time between them",
        EvidenceKind.References => "quotations, replies and links",
        EvidenceKind.Company => "how much other posts resemble them",
        EvidenceKind.Habits => "what the feed keeps saying",
        EvidenceKind.Voices => "whose posts they are",
        _ => "how much text there is to compare",
    };
}

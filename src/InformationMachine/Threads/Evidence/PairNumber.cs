namespace InformationMachine.Threads.Evidence;

/// <summary>
/// The numbers between two posts from which the judge decides. "New" is the post judged, "old" the remembered one. Stored with models: names
/// stay, and another set of numbers needs another model.
/// </summary>
internal enum PairNumber
{
    /// <summary>Cosine of the words' weights.</summary>
    Words,

    /// <summary>The same without what the feeds and authors keep saying.</summary>
    FreshWords,

    /// <summary>Rarity of the rarest shared word that is not habitual.</summary>
    Rarest,
    SecondRarest,
    ThirdRarest,

    /// <summary>How many words both hold.</summary>
    Shared,

    /// <summary>Overlap of the headlines, by rarity.</summary>
    Title,
    TitleRarest,
    SharedNames,
    RarestName,
    SecondName,

    /// <summary>The rarest shared name that neither feed has used lately.</summary>
    FreshName,
    SharedNumbers,
    OtherNumbers,
    OtherNames,

    /// <summary>Rarity of the rarest name only one of them has (the lesser of both sides).</summary>
    NameConflict,

    /// <summary>Logarithm of one plus the hours between them.</summary>
    Hours,
    SameFeed,
    SameAuthor,

    /// <summary>2: they quote the same post; 3: one quotes the other.</summary>
    Quote,
    Link,
    LeastLength,
    MostLength,

    /// <summary>Cosine of the embeddings.</summary>
    Meaning,

    /// <summary>The same after each feed's own mean is taken out.</summary>
    FreshMeaning,
    NewFive,
    NewThirty,
    OldFive,
    OldThirty,
    NewFiveMeaning,
    NewThirtyMeaning,
    OldFiveMeaning,
    OldThirtyMeaning,

    /// <summary>What the five nearest usually came to over the latest posts.</summary>
    Usual,
    UsualMeaning,
    WordsOverUsual,
    MeaningOverUsual,

    /// <summary>The place among the new post's nearest.</summary>
    Rank,
    RankByMeaning,

    /// <summary>Share of the likeness of the nearest, of each of both.</summary>
    OfNewBest,
    OfOldBest,
    OfNewBestMeaning,
    OfOldBestMeaning,

    /// <summary>Rarity of shared pairs of words, and of those that the feeds do not use again and again.</summary>
    Pairs,
    FreshPairs,

    /// <summary>Share of the pairs of the shorter post that both hold: 1 for a copy.</summary>
    Copy,

    /// <summary>Share of the shorter post's weight that both hold.</summary>
    Containment,
    NewNames,
    OldNames,
    Head,

    /// <summary>How many of the feed's latest posts begin as the new one does.</summary>
    HabitualHead,

    /// <summary>Share of the shared weight that other posts of the same feed hold too.</summary>
    Habitual,
    NewOwnFeed,
    OldOwnFeed,
    OwnFeedMeaning,
    WordsOverOwnFeed,
    MeaningOverOwnFeed,

    /// <summary>A third post near to both: the best, and how many.</summary>
    Common,
    CommonMean,
    CommonMeaning,

    /// <summary>In how many feeds the rarest shared words stand, and since when.</summary>
    Spread,
    Since,

    /// <summary>How many other posts of the author or feed lie between.</summary>
    AuthorBetween,
    FeedBetween,
    FeedRate,
    FeedAuthors,
    Replies,
    Quotes,

    /// <summary>Hours between two posts of one author, as a logarithm of minutes; NaN between authors.</summary>
    AuthorMinutes,

    /// <summary>The same over the author's usual time between posts.</summary>
    AuthorPace,

    /// <summary>One names the other's author.</summary>
    Mention,

    /// <summary>Same section of one site; NaN between sites.</summary>
    Section,

    /// <summary>Share of the names of the one with fewer, by rarity, that both hold; NaN where one has none. A frame filled with another name has 0.</summary>
    NameOverlap,

    /// <summary>The same of numbers.</summary>
    NumberOverlap,

    /// <summary>How much of what is shared is shared as phrases: near 1 for a frame or a copy, near 0 where one event is told in other words.</summary>
    PhraseShare,
}

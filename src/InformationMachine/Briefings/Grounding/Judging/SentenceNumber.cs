namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>What the judge measures of a sentence and its source.</summary>
internal enum SentenceNumber
{
    /// <summary>Content words that the source has not.</summary>
    NewWords,

    /// <summary>The share of content words that it has.</summary>
    Cover,

    /// <summary>The same for the best single sentence.</summary>
    BestCover,

    /// <summary>The same for the two best together.</summary>
    TwoCover,

    /// <summary>The least cover of a third of the sentence.</summary>
    WorstThird,

    /// <summary>The longest run of new content words.</summary>
    NewRun,

    /// <summary>New content words behind the last comma.</summary>
    NewTail,

    /// <summary>Neighbouring content words that stand near each other in the source too.</summary>
    PairsNear,

    /// <summary>The same in the same order.</summary>
    PairsOrdered,

    /// <summary>Neighbouring words, small ones too, that are neighbours in the source.</summary>
    Bigrams,

    /// <summary>The weight of what the best window has in the same order.</summary>
    Order,

    /// <summary>The longest copied run, as a share.</summary>
    CopiedRun,

    /// <summary>The mean length of the copied runs.</summary>
    RunLength,

    /// <summary>Steps from one copied run to another in a sentence elsewhere.</summary>
    Jumps,

    /// <summary>Steps back.</summary>
    StepsBack,

    /// <summary>Numbers that the source has not.</summary>
    NewNumbers,

    /// <summary>How little of a number's surroundings stands around it in the source; the worst.</summary>
    NumberMoved,

    /// <summary>Names that it has not.</summary>
    NewNames,

    /// <summary>How little of a name's surroundings stands around it; the worst.</summary>
    NameMoved,

    /// <summary>Places at which it says something else than the best window.</summary>
    Edits,

    /// <summary>Names and numbers of a copy that stand where the best window has other words.</summary>
    ExchangedNames,

    /// <summary>The same of words beside a number.</summary>
    ExchangedUnits,

    /// <summary>The same of other words that the source has elsewhere.</summary>
    ExchangedKnown,

    /// <summary>The same of words that it has not.</summary>
    ExchangedNew,

    /// <summary>Small words of a copy that turn what is said and stand for others.</summary>
    TurningExchanged,

    /// <summary>Names of a copy that the best window has in another place.</summary>
    NamesMoved,

    /// <summary>Words put between those of the best window.</summary>
    Inserted,

    /// <summary>The same, whether they stand for others or were put in.</summary>
    TurningAdded,

    /// <summary>Content words that stand in another order.</summary>
    Inverted,

    /// <summary>The same of a copy alone.</summary>
    CopyInverted,

    /// <summary>Negations of a copy, more or less than in the best window.</summary>
    Negation,

    /// <summary>A copy has the opposite of a word of the window.</summary>
    Opposite,

    /// <summary>Words of doubt that the window has and a copy has not.</summary>
    DoubtLost,

    /// <summary>Causes that the window does not name.</summary>
    CauseAdded,

    /// <summary>Quotations that the source has not word for word.</summary>
    Misquoted,

    /// <summary>How near the best window is in meaning; unknown without embeddings.</summary>
    Meaning,
}

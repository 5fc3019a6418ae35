namespace InformationMachine.Briefings.Grounding.Judging;

/// <summary>How much a word says.</summary>
internal enum WordKind
{
    /// <summary>Articles, pronouns, auxiliaries: a rewording may change them.</summary>
    Grammar,

    /// <summary>Small words that change what is said: "before", "more", "without", "may".</summary>
    Turning,

    /// <summary>A number.</summary>
    Number,

    /// <summary>Everything else.</summary>
    Content,
}

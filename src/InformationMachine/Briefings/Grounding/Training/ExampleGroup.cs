namespace InformationMachine.Briefings.Grounding.Training;

/// <summary>How an example was made.</summary>
internal enum ExampleGroup
{
    /// <summary>As it stands in its source.</summary>
    Verbatim,

    /// <summary>In other words, written by hand.</summary>
    Paraphrase,

    /// <summary>Shortened by a clause, or two of one source in one sentence.</summary>
    Recast,

    /// <summary>Spoiled in one way.</summary>
    Spoiled,

    /// <summary>A paraphrase or recast one, spoiled in one way.</summary>
    SpoiledRewording,

    /// <summary>The beginning of one sentence of the source with the end of another.</summary>
    Glued,

    /// <summary>True to its half and made up from there.</summary>
    MadeUp,

    /// <summary>From another text.</summary>
    Foreign,
}

namespace InformationMachine.Feeds.Parsing;

/// <summary>What an element's namespace stands for.</summary>
internal enum Vocabulary
{
    /// <summary>No namespace, or one of the many that mean RSS itself.</summary>
    None,
    Atom,
    Content,
    DublinCore,
    DublinCoreTerms,
    FeedBurner,
    GooglePlay,
    ITunes,
    Media,
    Rdf,
    Syndication,
    Xhtml,

    /// <summary>Anything else.</summary>
    Other,
}

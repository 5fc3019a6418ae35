namespace InformationMachine.Feeds.FullTexts;

/// <summary>Whether the pages behind a feed's posts are read.</summary>
internal enum FullTextMode
{
    /// <summary>Never: what the feed carries is the text.</summary>
    Never = 0,

    /// <summary>Where the feed carries only the beginning.</summary>
    Auto = 1,

    /// <summary>For every post with an address.</summary>
    Always = 2,
}

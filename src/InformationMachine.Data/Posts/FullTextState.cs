namespace InformationMachine.Data.Posts;

/// <summary>Where the text of a post comes from, and why it is only the feed's where the page's was wanted.</summary>
public enum FullTextState
{
    /// <summary>The feed's own; nobody asked for more.</summary>
    Feed = 0,

    /// <summary>The page's: the feed carried only the beginning.</summary>
    Page = 1,

    /// <summary>The feed's: the page could not be fetched.</summary>
    Failed = 2,

    /// <summary>The feed's: the site's robots.txt does not allow the page to be read.</summary>
    Disallowed = 3,

    /// <summary>The feed's: the page shows a paywall, a consent form, a login or a check for browsers.</summary>
    Wall = 4,

    /// <summary>The feed's: no article was found on the page, or one that has nothing to do with it.</summary>
    NoArticle = 5,
}

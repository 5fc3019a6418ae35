namespace InformationMachine.Briefings.Phrases;

/// <summary>The words of a thread's history and comparisons. A pair is for one and for any other number.</summary>
internal sealed record PhrasesOfChanges
{
    /// <summary>The heading over all versions.</summary>
    public required string History { get; init; }

    /// <summary>"{0} version", "{0} versions".</summary>
    public required (string One, string Many) Versions { get; init; }

    /// <summary>The link to the comparison.</summary>
    public required string CompareAny { get; init; }

    /// <summary>The heading over a comparison.</summary>
    public required string Changed { get; init; }

    /// <summary>The same for those who hear the page.</summary>
    public required string BySection { get; init; }

    /// <summary>The two versions to choose.</summary>
    public required (string From, string To) Choice { get; init; }

    /// <summary>Where scripts do not run; a link to the history stands behind it.</summary>
    public required string NeedsScripts { get; init; }

    public required string NotLoaded { get; init; }

    /// <summary>Of versions without a difference.</summary>
    public required string Same { get; init; }

    /// <summary>How many statements stayed: "{0} unchanged".</summary>
    public required string Unchanged { get; init; }

    public required (string Added, string Removed) Marks { get; init; }

    /// <summary>The part of a briefing that has no heading: its title.</summary>
    public required string Title { get; init; }

    /// <summary>What led to the first version, and to one for which nothing else is noted.</summary>
    public required (string First, string Anew) Reasons { get; init; }

    /// <summary>"{0} new post", "{0} new posts".</summary>
    public required (string One, string Many) NewPosts { get; init; }

    /// <summary>Of those, in brackets: "{0} published earlier".</summary>
    public required string Earlier { get; init; }

    /// <summary>"{0} edited post", "{0} edited posts".</summary>
    public required (string One, string Many) EditedPosts { get; init; }

    /// <summary>"{0} story joined", "{0} stories joined".</summary>
    public required (string One, string Many) JoinedStories { get; init; }

    /// <summary>"{0} correction by an editor", "{0} corrections by editors".</summary>
    public required (string One, string Many) Corrections { get; init; }

    /// <summary>Before what a feed's entry adds to the section What.</summary>
    public required string AlsoNew { get; init; }
}

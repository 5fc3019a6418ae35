namespace InformationMachine.Briefings.Phrases;

/// <summary>The words of a thread's pages around its sections.</summary>
internal sealed record PhrasesOfPages
{
    /// <summary>The link past the head of the page, for keyboards.</summary>
    public required string Skip { get; init; }

    /// <summary>What the two lists of links are called: the site's places, the page's sections.</summary>
    public required (string Site, string Sections) Lists { get; init; }

    /// <summary>The places of the site.</summary>
    public required (string Stories, string Days, string Authors, string Search) Places { get; init; }

    /// <summary>What the foot of every page says.</summary>
    public required string Promise { get; init; }

    public required string AtomFeed { get; init; }

    /// <summary>On the page of one version.</summary>
    public required string Permanent { get; init; }

    /// <summary>The link to the newest version.</summary>
    public required string Newest { get; init; }

    /// <summary>What led to a version: "New in this version: {0}."</summary>
    public required string NewHere { get; init; }

    /// <summary>The link to the changes of a version.</summary>
    public required string SeeChanges { get; init; }

    /// <summary>To a reader who comes back: "You last read version {0}."</summary>
    public required string LastRead { get; init; }

    /// <summary>The link to what came since.</summary>
    public required string SeeSince { get; init; }

    /// <summary>Before the names of other forms.</summary>
    public required string AlsoAs { get; init; }

    /// <summary>Forms without a name of their own.</summary>
    public required (string Text, string Picture) Forms { get; init; }

    /// <summary>Before a row of counts: "Posts per day from {0}"; for several days together "Posts per {1} days from {0}".</summary>
    public required (string OneDay, string Days) PostsPer { get; init; }

    /// <summary>Names a citation to a screen reader: "Source {0}".</summary>
    public required string Source { get; init; }

    /// <summary>What the picture of the posts shows.</summary>
    public required string Picture { get; init; }

    /// <summary>The lane of the versions.</summary>
    public required string Versions { get; init; }

    /// <summary>The lane of those who have none of their own: "{0} others", always two or more.</summary>
    public required string Others { get; init; }

    /// <summary>From a day to another: "{0} to {1}".</summary>
    public required string Span { get; init; }

    /// <summary>On the page of a story that was joined with another: what happened, the links to the other and to what was written.</summary>
    public required (string Told, string ReadOn, string Written) Moved { get; init; }
}

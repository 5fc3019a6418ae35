namespace InformationMachine.Briefings.Phrases;

/// <summary>The words of a thread's pages around its sections.</summary>
internal sealed record PhrasesOfPages
{
    /// <summary>The link past the head of the page, for keyboards.</summary>
    public required string Skip { get; init; }

    /// <summary>What the list of the site's places is called.</summary>
    public required string SiteList { get; init; }

    /// <summary>What the list of the page's sections is called.</summary>
    public required string SectionList { get; init; }

    /// <summary>The site's page of all stories.</summary>
    public required string Stories { get; init; }

    /// <summary>The site's page of days.</summary>
    public required string Days { get; init; }

    /// <summary>The site's page of authors.</summary>
    public required string Authors { get; init; }

    /// <summary>The site's search.</summary>
    public required string Search { get; init; }

    /// <summary>What the foot of every page says.</summary>
    public required string Promise { get; init; }

    public required string AtomFeed { get; init; }

    /// <summary>The same where a model's sentences are among them.</summary>
    public required string WordedPromise { get; init; }

    /// <summary>Over a page with a model's sentences: "Worded by {0}, {1}", the model and the time.</summary>
    public required string WordedBy { get; init; }

    /// <summary>Before a sentence that a model concludes.</summary>
    public required string Conclusion { get; init; }

    /// <summary>Opens what posts say themselves, and leads to the page without a model's sentences.</summary>
    public required string OwnWords { get; init; }

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

    /// <summary>The plain text form.</summary>
    public required string TextForm { get; init; }

    /// <summary>The form that is a picture.</summary>
    public required string PictureForm { get; init; }

    /// <summary>Before a row of counts: "Posts per day from {0}".</summary>
    public required string PostsPerDay { get; init; }

    /// <summary>For several days together: "Posts per {1} days from {0}".</summary>
    public required string PostsPerDays { get; init; }

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

    /// <summary>On the page of a story that was put before readers before it became doubtful.</summary>
    public required string Doubted { get; init; }

    /// <summary>On the page of a story that was joined with another: what happened.</summary>
    public required string MovedTold { get; init; }

    /// <summary>The link to the other story.</summary>
    public required string MovedReadOn { get; init; }

    /// <summary>The link to what was written here.</summary>
    public required string MovedWritten { get; init; }
}

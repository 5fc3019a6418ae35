namespace InformationMachine.Briefings.Phrases;

/// <summary>The words of a thread's history and comparisons. What counts something has a form for each plural category.</summary>
internal sealed record PhrasesOfChanges
{
    /// <summary>The heading over all versions.</summary>
    public required string History { get; init; }

    /// <summary>"{0} version", "{0} versions".</summary>
    public required IReadOnlyDictionary<string, string> Versions { get; init; }

    /// <summary>The link to the comparison.</summary>
    public required string CompareAny { get; init; }

    /// <summary>The heading over a comparison.</summary>
    public required string Changed { get; init; }

    /// <summary>The same for those who hear the page.</summary>
    public required string BySection { get; init; }

    /// <summary>Before the earlier of two versions to choose.</summary>
    public required string ChooseFrom { get; init; }

    /// <summary>Before the later one.</summary>
    public required string ChooseTo { get; init; }

    /// <summary>Where scripts do not run; a link to the history stands behind it.</summary>
    public required string NeedsScripts { get; init; }

    public required string NotLoaded { get; init; }

    /// <summary>Of versions without a difference.</summary>
    public required string Same { get; init; }

    /// <summary>How many statements stayed: "{0} unchanged".</summary>
    public required string Unchanged { get; init; }

    /// <summary>Before a statement that came.</summary>
    public required string AddedMark { get; init; }

    /// <summary>Before one that went.</summary>
    public required string RemovedMark { get; init; }

    /// <summary>The part of a briefing that has no heading: its title.</summary>
    public required string Title { get; init; }

    /// <summary>What led to the first version.</summary>
    public required string FirstVersion { get; init; }

    /// <summary>What led to a version for which nothing else is noted.</summary>
    public required string WrittenAnew { get; init; }

    /// <summary>"{0} new post", "{0} new posts".</summary>
    public required IReadOnlyDictionary<string, string> NewPosts { get; init; }

    /// <summary>Of those, in brackets: "{0} published earlier".</summary>
    public required string Earlier { get; init; }

    /// <summary>"{0} edited post", "{0} edited posts".</summary>
    public required IReadOnlyDictionary<string, string> EditedPosts { get; init; }

    /// <summary>"{0} story joined", "{0} stories joined".</summary>
    public required IReadOnlyDictionary<string, string> JoinedStories { get; init; }

    /// <summary>"{0} change by an editor", "{0} changes by editors": notes and corrections, made or taken back.</summary>
    public required IReadOnlyDictionary<string, string> Corrections { get; init; }

    /// <summary>Before what a feed's entry adds to the section What.</summary>
    public required string AlsoNew { get; init; }
}

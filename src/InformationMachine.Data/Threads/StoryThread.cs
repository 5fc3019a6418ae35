namespace InformationMachine.Data.Threads;

/// <summary>The posts about one unfolding story, as it stands. Its posts are the assignments that name it.</summary>
public sealed record StoryThread
{
    /// <summary>The number.</summary>
    public required ThreadId Id { get; init; }

    /// <summary>
    /// The headline; the first post's own words until a briefing chooses a better one. Never empty. The store keeps the headline of a
    /// known thread: it changes through <see cref="BriefedMark"/>.
    /// </summary>
    public required string Title { get; init; }

    /// <summary>Publication time of its earliest post, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Publication time of its latest post, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How many posts it holds; 0 once merged into another.</summary>
    public required int PostCount { get; init; }

    /// <summary>The thread that took over its posts, where it was merged; follow until null.</summary>
    public ThreadId? MergedInto { get; init; }

    /// <summary>
    /// Grows with every change of its posts (joined, edited, merged, moved). A thread whose <see cref="BriefedRevision"/> is
    /// smaller has something its briefing has not seen. The writer of a thread raises it by at least one.
    /// </summary>
    public long Revision { get; init; }

    /// <summary>The <see cref="Revision"/> that the briefing round has last looked at; changed through <see cref="BriefedMark"/> only.</summary>
    public long BriefedRevision { get; init; }

    /// <summary>The newest briefing's version, 0 where there is none yet; changed through <see cref="BriefedMark"/> only.</summary>
    public int BriefingVersion { get; init; }

    /// <summary>How sure the linker is that all its posts tell one story, 0 to 1: of threads with .9 nine in ten do.</summary>
    public double Confidence { get; init; }

    /// <summary>
    /// True where it is sure enough to be shown to readers, or an editor has spoken for it. A thread that is not has no place on the front
    /// page, in feeds, digests and search; one that was keeps its page, which says so.
    /// </summary>
    public bool IsPublished { get; init; }

    /// <summary>True where an editor gave the headline, which then stays; changed through <see cref="Decisions.ThreadMark"/> only, as the following.</summary>
    public bool IsTitleEdited { get; init; }

    /// <summary>True where an editor decided that readers do not see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>True where an editor decided that it comes first.</summary>
    public bool IsPinned { get; init; }

    /// <summary>The newest briefing version an editor approved; 0 where there is none.</summary>
    public int ApprovedVersion { get; init; }

    /// <summary>The number of the decision that touched it last; 0 where none has. Who decides says which one was seen.</summary>
    public int LastDecision { get; init; }

    /// <summary>
    /// The year of the archive that holds its posts, their revisions and assignments; null while they are in the data file. Such a thread
    /// takes no more posts and cannot be merged, split or moved to; its briefings stay in the data file.
    /// </summary>
    public int? ArchivedIn { get; init; }

    /// <summary>True where readers are to see it: it is sure enough, or an editor has pinned, named or approved it.</summary>
    public bool IsShown => IsPublished || IsPinned || IsTitleEdited || ApprovedVersion > 0;

    /// <summary>True while it is a thread of its own.</summary>
    public bool IsLive => MergedInto is null;
}

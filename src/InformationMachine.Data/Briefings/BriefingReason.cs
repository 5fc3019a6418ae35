namespace InformationMachine.Data.Briefings;

/// <summary>What led to a version: counts since the version before.</summary>
/// <param name="NewPosts">Posts that joined.</param>
/// <param name="EditedPosts">Cited posts whose text changed.</param>
/// <param name="MergedThreads">Threads that were merged into this one.</param>
public sealed record BriefingReason(int NewPosts, int EditedPosts, int MergedThreads)
{
    /// <summary>Of the new posts, those that came late: published more than a day before the version before was written.</summary>
    public int LatePosts { get; init; }

    /// <summary>Decisions of editors that changed the thread.</summary>
    public int Decisions { get; init; }
}

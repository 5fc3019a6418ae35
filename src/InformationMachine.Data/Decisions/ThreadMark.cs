using InformationMachine.Data.Threads;

namespace InformationMachine.Data.Decisions;

/// <summary>What editors say about a thread itself, as it stands after a decision; neither linking nor briefing changes it.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Title">Its headline.</param>
/// <param name="IsTitleEdited">True where an editor gave the headline, which then stays.</param>
/// <param name="IsHidden">True where readers do not see it.</param>
/// <param name="IsPinned">True where it comes first.</param>
/// <param name="ApprovedVersion">The newest briefing version an editor approved; 0 where there is none.</param>
public sealed record ThreadMark(ThreadId Thread, string Title, bool IsTitleEdited, bool IsHidden, bool IsPinned, int ApprovedVersion)
{
    /// <summary>The mark of a thread as it stands.</summary>
    public static ThreadMark Of(StoryThread thread) =>
        new(thread.Id, thread.Title, thread.IsTitleEdited, thread.IsHidden, thread.IsPinned, thread.ApprovedVersion);
}

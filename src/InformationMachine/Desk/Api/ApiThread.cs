using InformationMachine.Data.Threads;

namespace InformationMachine.Desk.Api;

/// <summary>A thread as it stands.</summary>
/// <param name="Id">The number.</param>
/// <param name="Title">The headline.</param>
/// <param name="StartedAt">When its earliest post was published.</param>
/// <param name="UpdatedAt">When its latest post was published.</param>
/// <param name="Posts">How many posts it holds.</param>
/// <param name="Version">The newest briefing's version; 0 where there is none.</param>
/// <param name="ApprovedVersion">The newest version an editor approved; 0 where there is none.</param>
/// <param name="MergedInto">The thread it was merged into, where it was.</param>
/// <param name="IsPinned">Whether an editor keeps it in front.</param>
/// <param name="IsHidden">Whether an editor took it off the readers' pages.</param>
/// <param name="IsTitleEdited">Whether the headline is an editor's.</param>
/// <param name="IsPublished">Whether readers are to see it: the machine is sure enough, or an editor has spoken for it.</param>
/// <param name="Confidence">How sure the machine is that all its posts tell one story, 0 to 1.</param>
/// <param name="LastDecision">The latest decision about it; send it back as <c>seen</c> to notice a colleague's.</param>
internal sealed record ApiThread(
    int Id,
    string Title,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    int Posts,
    int Version,
    int ApprovedVersion,
    int? MergedInto,
    bool IsPinned,
    bool IsHidden,
    bool IsTitleEdited,
    bool IsPublished,
    double Confidence,
    int LastDecision)
{
    public static ApiThread Of(StoryThread thread) => new(
        thread.Id.Value,
        thread.Title,
        thread.StartedAt,
        thread.UpdatedAt,
        thread.PostCount,
        thread.BriefingVersion,
        thread.ApprovedVersion,
        thread.MergedInto?.Value,
        thread.IsPinned,
        thread.IsHidden,
        thread.IsTitleEdited,
        thread.IsShown,
        thread.Confidence,
        thread.LastDecision);
}

namespace InformationMachine.Data.Decisions;

/// <summary>How a decision changed what editors say about a thread.</summary>
/// <param name="Before">As it was.</param>
/// <param name="After">As it is since.</param>
public sealed record MarkChange(ThreadMark Before, ThreadMark After)
{
    /// <summary>
    /// Takes the change back from a thread as it stands; what somebody or something has changed again since stays as it is.
    /// </summary>
    public ThreadMark Undo(ThreadMark now)
    {
        var isTitleOurs = now.Title == After.Title && now.IsTitleEdited == After.IsTitleEdited;
        return now with
        {
            Title = isTitleOurs ? Before.Title : now.Title,
            IsTitleEdited = isTitleOurs ? Before.IsTitleEdited : now.IsTitleEdited,
            IsHidden = now.IsHidden == After.IsHidden ? Before.IsHidden : now.IsHidden,
            IsPinned = now.IsPinned == After.IsPinned ? Before.IsPinned : now.IsPinned,
            ApprovedVersion = now.ApprovedVersion == After.ApprovedVersion ? Before.ApprovedVersion : now.ApprovedVersion,
        };
    }
}

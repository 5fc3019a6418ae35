using InformationMachine.Data.Briefings;

namespace InformationMachine.Desk.Api;

/// <summary>One version of a briefing.</summary>
/// <param name="Version">The number, from 1.</param>
/// <param name="Title">The headline then.</param>
/// <param name="WrittenAt">When it was written.</param>
/// <param name="Posts">How many posts the thread held.</param>
/// <param name="NewPosts">How many of them were new.</param>
/// <param name="EditedPosts">How many had been edited.</param>
/// <param name="MergedThreads">How many threads had joined.</param>
/// <param name="Decisions">How many decisions of editors it follows.</param>
internal sealed record ApiVersion(int Version, string Title, DateTimeOffset WrittenAt, int Posts, int NewPosts, int EditedPosts, int MergedThreads, int Decisions)
{
    public static ApiVersion Of(Briefing briefing) => new(
        briefing.Version,
        briefing.Title,
        briefing.WrittenAt,
        briefing.PostCount,
        briefing.Reason.NewPosts,
        briefing.Reason.EditedPosts,
        briefing.Reason.MergedThreads,
        briefing.Reason.Decisions);
}

using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Versions;

/// <summary>One version as a list of versions shows it.</summary>
/// <param name="Version">Its number.</param>
/// <param name="WrittenAt">When it was written, UTC.</param>
/// <param name="PostCount">How many posts the thread held.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Reason">What led to it.</param>
internal sealed record VersionSummary(int Version, DateTimeOffset WrittenAt, int PostCount, string Title, BriefingReason Reason)
{
    /// <summary>The summary of a briefing.</summary>
    public static VersionSummary Of(Briefing briefing) =>
        new(briefing.Version, briefing.WrittenAt, briefing.PostCount, briefing.Title, briefing.Reason);
}

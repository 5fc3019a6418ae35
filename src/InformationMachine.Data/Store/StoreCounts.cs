namespace InformationMachine.Data.Store;

/// <summary>How much a data file holds.</summary>
/// <param name="Posts">Posts.</param>
/// <param name="Revisions">Earlier texts of edited posts.</param>
/// <param name="Threads">Threads, merged ones included.</param>
/// <param name="Assignments">Assignments.</param>
/// <param name="Briefings">Briefing versions.</param>
public sealed record StoreCounts(long Posts, long Revisions, long Threads, long Assignments, long Briefings);

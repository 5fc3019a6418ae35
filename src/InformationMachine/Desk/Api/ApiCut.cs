namespace InformationMachine.Desk.Api;

/// <summary>The cut a split would best make.</summary>
/// <param name="Posts">The ids of the posts that would leave; empty where the thread has no two parts.</param>
internal sealed record ApiCut(IReadOnlyList<string> Posts);

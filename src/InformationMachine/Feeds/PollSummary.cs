namespace InformationMachine.Feeds;

/// <summary>What a round of polls came to.</summary>
/// <param name="Polled">Feeds polled.</param>
/// <param name="Added">New posts.</param>
/// <param name="Edited">Edited posts.</param>
/// <param name="Failed">Feeds that failed.</param>
internal sealed record PollSummary(int Polled, int Added, int Edited, int Failed);

using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>What one poll came to.</summary>
/// <param name="State">The feed's cursor, as committed.</param>
/// <param name="Added">New posts.</param>
/// <param name="Edited">Known posts with another text.</param>
/// <param name="HostPause">How long the feed's host wants to be left alone, by all its feeds.</param>
internal sealed record FeedRoundResult(FeedState State, int Added, int Edited, TimeSpan? HostPause);

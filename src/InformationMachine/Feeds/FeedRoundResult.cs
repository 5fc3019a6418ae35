using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>What one poll came to.</summary>
/// <param name="State">The feed's cursor, as committed.</param>
/// <param name="Added">New posts.</param>
/// <param name="Edited">Known posts with another text.</param>
internal sealed record FeedRoundResult(FeedState State, int Added, int Edited)
{
    /// <summary>True where the network was down: nothing was committed, and nothing is known of the feed.</summary>
    public bool IsOffline { get; init; }
}

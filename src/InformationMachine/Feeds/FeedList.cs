using System.Collections.Immutable;

namespace InformationMachine.Feeds;

/// <summary>The configured feeds.</summary>
/// <param name="Feeds">In the order of the file, resting ones included.</param>
internal sealed record FeedList(ImmutableArray<FeedConfig> Feeds);

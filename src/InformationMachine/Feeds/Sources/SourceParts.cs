using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>What sources are made of.</summary>
/// <param name="Fetcher">Fetches within limits and with manners.</param>
/// <param name="Options">The settings.</param>
internal sealed record SourceParts(FeedFetcher Fetcher, FeedOptions Options);

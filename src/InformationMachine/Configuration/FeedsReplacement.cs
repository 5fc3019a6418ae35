using System.Collections.Immutable;
using InformationMachine.Feeds;

namespace InformationMachine.Configuration;

/// <summary>What a list of feeds was replaced with.</summary>
/// <param name="Before">The feeds before; none where there was no list.</param>
/// <param name="After">The feeds from now on.</param>
/// <param name="Unread">Why the list before could not be read; null where it could.</param>
internal sealed record FeedsReplacement(ImmutableArray<FeedConfig> Before, ImmutableArray<FeedConfig> After, string? Unread)
{
    /// <summary>The names of feeds that came, in the order of the list.</summary>
    public ImmutableArray<string> Added => Only(After, Before);

    /// <summary>The names of feeds that went.</summary>
    public ImmutableArray<string> Removed => Only(Before, After);

    private static ImmutableArray<string> Only(ImmutableArray<FeedConfig> these, ImmutableArray<FeedConfig> others) =>
        [.. these.Select(feed => feed.Id.Value).Except(others.Select(feed => feed.Id.Value), StringComparer.Ordinal)];
}

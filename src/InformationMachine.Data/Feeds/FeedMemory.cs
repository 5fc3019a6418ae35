using System.Collections.Immutable;

namespace InformationMachine.Data.Feeds;

/// <summary>What a feed has listed lately: by it an item is known again when its publisher gives it another identity.</summary>
public sealed record FeedMemory
{
    /// <summary>The feed.</summary>
    public required FeedId Id { get; init; }

    /// <summary>The items, those of the latest document first.</summary>
    public ImmutableArray<RememberedItem> Items { get; init; } = [];

    /// <summary>Identities that the publisher gave to several items at once (hashed): alone they tell nothing.</summary>
    public ImmutableArray<string> SharedGuids { get; init; } = [];
}

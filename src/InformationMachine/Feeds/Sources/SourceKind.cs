using System.Collections.Immutable;

namespace InformationMachine.Feeds.Sources;

/// <summary>A kind of source as <c>feeds.json</c> knows it: its name, the addresses it is recognised by, and what it asks of a feed.</summary>
/// <param name="Name">The name in <c>feeds.json</c>.</param>
/// <param name="Create">Makes the source.</param>
internal sealed record SourceKind(string Name, Func<SourceParts, IFeedSource> Create)
{
    /// <summary>Whether an address belongs to this kind where <c>feeds.json</c> names none.</summary>
    public Func<Uri, bool> Recognises { get; init; } = _ => false;

    /// <summary>What is wrong with a feed of this kind, and the remedy; null where nothing is.</summary>
    public Func<FeedConfig, string?> Mistake { get; init; } = _ => null;

    /// <summary>The schemes its addresses may have.</summary>
    public ImmutableArray<string> Schemes { get; init; } = ["http", "https"];

    /// <summary>The optional members of a feed that mean something to it, beyond those every kind takes.</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    /// <summary>How often it is read where neither feed nor publisher has a wish; null for <c>Feeds:MinimumInterval</c>.</summary>
    public TimeSpan? DefaultInterval { get; init; }
}

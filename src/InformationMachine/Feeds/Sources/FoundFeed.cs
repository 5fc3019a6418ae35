using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Sources;

/// <summary>A feed that was looked at before it is followed.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Title">What it calls itself.</param>
/// <param name="Posts">What would be read now, the newest first.</param>
/// <param name="Wordless">Items that hold no words and would be left out.</param>
/// <param name="Undated">Items without a readable date.</param>
/// <param name="Failure">Why it cannot be read; none where it can.</param>
/// <param name="Error">The same in words.</param>
internal sealed record FoundFeed(Uri Url, string? Title, IReadOnlyList<Post> Posts, int Wordless, int Undated, FeedFailure Failure, string? Error)
{
    /// <summary>The kind of source that reads it.</summary>
    public string Kind { get; init; } = "feed";

    /// <summary>The page it belongs to.</summary>
    public string? Page { get; init; }

    /// <summary>How many items there are, those without words included.</summary>
    public int Items { get; init; }

    /// <summary>Everything about it that an operator may want mended; each a sentence.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>The kind, where the address does not say it.</summary>
    public string? KindToName => SourceKinds.Of(Url).Name == Kind ? null : Kind;
}

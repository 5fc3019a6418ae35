using System.Collections.Frozen;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>A document as posts.</summary>
/// <param name="Posts">The posts, oldest first, each identity once.</param>
/// <param name="SharedGuids">Identities the publisher gave to several items, as <see cref="Marks"/>.</param>
internal sealed record NormalizedDocument(IReadOnlyList<Post> Posts, IReadOnlyCollection<string> SharedGuids)
{
    /// <summary>Episodes whose transcript was not read this time, though they have one: what was read of it before still holds.</summary>
    public IReadOnlySet<PostId> WithoutTranscript { get; init; } = FrozenSet<PostId>.Empty;
}

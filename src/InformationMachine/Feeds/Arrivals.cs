using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>What of a document was news.</summary>
/// <param name="Added">New posts, oldest first.</param>
/// <param name="Edited">Known posts with another text.</param>
/// <param name="Revisions">Their earlier texts.</param>
/// <param name="Memory">What to remember of the document; null where it is remembered already.</param>
internal sealed record Arrivals(ImmutableArray<Post> Added, ImmutableArray<Post> Edited, ImmutableArray<PostRevision> Revisions, FeedMemory? Memory)
{
    public static Arrivals None { get; } = new([], [], [], null);

    public bool IsEmpty => Added.IsEmpty && Edited.IsEmpty;
}

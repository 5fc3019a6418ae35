using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>What of a document was news.</summary>
/// <param name="Added">New posts, oldest first.</param>
/// <param name="Edited">Known posts with another text.</param>
/// <param name="Revisions">Their earlier texts.</param>
/// <param name="EditBytes">About how much room the edits take, in bytes.</param>
/// <param name="PassedOver">How many edits had to wait, because the feed has edited enough for a day.</param>
/// <param name="Memory">What to remember of the document; null where it is remembered already.</param>
internal sealed record Arrivals(ImmutableArray<Post> Added, ImmutableArray<Post> Edited, ImmutableArray<PostRevision> Revisions, long EditBytes, int PassedOver, FeedMemory? Memory)
{
    public static Arrivals None { get; } = new([], [], [], EditBytes: 0, PassedOver: 0, null);

    /// <summary>In a document issued anew as a whole, how many posts stand under new names: known by their words alone, or older than what is remembered.</summary>
    public int Reissued { get; init; }

    public bool IsEmpty => Added.IsEmpty && Edited.IsEmpty;
}

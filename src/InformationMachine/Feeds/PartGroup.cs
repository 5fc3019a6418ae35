using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds;

/// <summary>Posts that belong together.</summary>
/// <param name="Id">The identity of the first of them, and of the whole.</param>
/// <param name="Stored">The whole as it is stored; null where it is new.</param>
/// <param name="Posts">What was read of it now, oldest first; never empty.</param>
internal sealed record PartGroup(PostId Id, Post? Stored, List<Post> Posts);

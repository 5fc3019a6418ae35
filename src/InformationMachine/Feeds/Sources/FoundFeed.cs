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
internal sealed record FoundFeed(Uri Url, string? Title, IReadOnlyList<Post> Posts, int Wordless, int Undated, FeedFailure Failure, string? Error);

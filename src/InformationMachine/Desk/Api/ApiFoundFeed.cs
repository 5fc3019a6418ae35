using InformationMachine.Feeds.Sources;

namespace InformationMachine.Desk.Api;

/// <summary>A feed that was looked at before it is followed.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Title">What it calls itself.</param>
/// <param name="Posts">How many posts would be read now.</param>
/// <param name="Undated">How many of its items have no readable date.</param>
/// <param name="Kind">The kind of source that reads it.</param>
/// <param name="Problems">What is unusual about it, a sentence each.</param>
/// <param name="Error">Why it cannot be read.</param>
internal sealed record ApiFoundFeed(string Url, string? Title, int Posts, int Undated, string Kind, IReadOnlyList<string> Problems, string? Error)
{
    public static ApiFoundFeed Of(FoundFeed feed) => new(feed.Url.AbsoluteUri, feed.Title, feed.Posts.Count, feed.Undated, feed.Kind, feed.Problems, feed.Error);
}

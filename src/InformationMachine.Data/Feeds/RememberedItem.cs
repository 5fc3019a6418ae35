using InformationMachine.Data.Posts;

namespace InformationMachine.Data.Feeds;

/// <summary>An item by its marks; texts are hashed (11 characters of base64url).</summary>
/// <param name="Post">The post it is.</param>
/// <param name="Link">Its address without what publishers vary (scheme, fragment, campaign parameters); null where it has none.</param>
/// <param name="Title">Its headline; null where it has none.</param>
/// <param name="Content">Its headline and text.</param>
/// <param name="PublishedAt">Its own date, to the second; null where the document gave no readable one.</param>
public sealed record RememberedItem(PostId Post, string? Link, string? Title, string Content, DateTimeOffset? PublishedAt);

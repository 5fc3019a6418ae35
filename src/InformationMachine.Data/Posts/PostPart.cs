namespace InformationMachine.Data.Posts;

/// <summary>One of several posts by which an author tells one thing, as it was published.</summary>
/// <param name="Id">The identity it would have as a post of its own.</param>
/// <param name="Guid">The identity its feed gave it, unshortened.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="Text">Its text, a number such as "2/7" included.</param>
/// <param name="Quoted">What it quotes, with who said it.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
public sealed record PostPart(PostId Id, string Guid, string? Url, string Text, PostQuote? Quoted, DateTimeOffset PublishedAt);

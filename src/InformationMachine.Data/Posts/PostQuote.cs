namespace InformationMachine.Data.Posts;

/// <summary>What a post quotes or passes on, with who said it.</summary>
/// <param name="Author">The quoted author's name.</param>
/// <param name="Handle">The quoted author's account with its leading <c>@</c>.</param>
/// <param name="Text">The quoted text, plain.</param>
/// <param name="Url">Where the quoted post is.</param>
/// <param name="IsRepost">True where the post adds no words of its own.</param>
public sealed record PostQuote(string? Author, string? Handle, string Text, string? Url, bool IsRepost);

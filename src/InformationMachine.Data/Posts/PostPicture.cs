namespace InformationMachine.Data.Posts;

/// <summary>A picture or film of a post that its author has described.</summary>
/// <param name="Description">What it shows, in the author's words, plain; never empty.</param>
/// <param name="Url">Where it is, absolute http(s).</param>
public sealed record PostPicture(string Description, string? Url);

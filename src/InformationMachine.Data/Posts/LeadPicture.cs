namespace InformationMachine.Data.Posts;

/// <summary>The picture that its publisher puts at the head of a post.</summary>
/// <param name="Url">Where it is, absolute http(s), at most 2,000 characters. Nothing of it is fetched or kept but this address.</param>
/// <param name="Alternative">What it shows, in its publisher's words, plain, at most 500 characters; null where nothing is said.</param>
public sealed record LeadPicture(string Url, string? Alternative);

using InformationMachine.Data.Posts;

namespace InformationMachine.Desk.Api;

/// <summary>One of several posts by which an author tells one thing.</summary>
/// <param name="Text">The text as published.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="PublishedAt">When it was published.</param>
/// <param name="Quoted">What it quotes.</param>
internal sealed record ApiPart(string Text, string? Url, DateTimeOffset PublishedAt, ApiQuote? Quoted)
{
    public static ApiPart Of(PostPart part) => new(part.Text, part.Url, part.PublishedAt, ApiQuote.Of(part.Quoted));
}

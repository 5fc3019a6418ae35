using System.Collections.Immutable;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>A body made safe.</summary>
/// <param name="Html">Sanitised HTML; null where there is no markup.</param>
/// <param name="Text">Plain text, paragraphs separated by line breaks.</param>
/// <param name="Links">Absolute http(s) addresses it links to, in order, without repeats.</param>
internal sealed record HtmlBody(string? Html, string Text, ImmutableArray<string> Links)
{
    /// <summary>Pictures its author has described, in order.</summary>
    public ImmutableArray<PostPicture> Pictures { get; init; } = [];

    /// <summary>The first picture that can lead it.</summary>
    public LeadPicture? LeadPicture { get; init; }
}

using System.Collections.Immutable;
using InformationMachine.Data.Posts;

namespace InformationMachine.Data.Briefings;

/// <summary>
/// One numbered source with exactly the text that was cited. Within a thread a number, once given, belongs to its post for ever;
/// later versions append.
/// </summary>
public sealed record BriefingSource
{
    /// <summary>The number in citations, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>The post.</summary>
    public required PostId Post { get; init; }

    /// <summary>The revision of the post that this version cites.</summary>
    public required int Revision { get; init; }

    /// <summary>The author's name.</summary>
    public required string Author { get; init; }

    /// <summary>The author's account with its leading <c>@</c>.</summary>
    public string? Handle { get; init; }

    /// <summary>The title of the feed that brought it.</summary>
    public string? Feed { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>Where to read it.</summary>
    public string? Url { get; init; }

    /// <summary>Its headline as cited.</summary>
    public string? Title { get; init; }

    /// <summary>Its text as cited.</summary>
    public required string Text { get; init; }

    /// <summary>What it quotes.</summary>
    public PostQuote? Quoted { get; init; }

    /// <summary>What its author warns readers of; forms show it before the text.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>The title of the page it links to.</summary>
    public string? LinkTitle { get; init; }

    /// <summary>Posts that say the same in nearly the same words: they count as this source.</summary>
    public ImmutableArray<PostId> Echoes { get; init; } = [];
}

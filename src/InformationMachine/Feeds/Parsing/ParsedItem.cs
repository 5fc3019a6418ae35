using System.Collections.Immutable;
using InformationMachine.Data.Posts;

namespace InformationMachine.Feeds.Parsing;

/// <summary>One item of a feed document as plain and safe values: nothing in it can execute or lead anywhere but http(s).</summary>
internal sealed record ParsedItem
{
    /// <summary>The identity the publisher gives it (guid, id, rdf:about); null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The headline, plain text.</summary>
    public string? Title { get; init; }

    /// <summary>The item's address, absolute http(s).</summary>
    public string? Link { get; init; }

    /// <summary>The author's name, plain text.</summary>
    public string? Author { get; init; }

    /// <summary>The name of where an aggregator has it from, plain text.</summary>
    public string? Source { get; init; }

    /// <summary>The author's account with its leading <c>@</c>, where the source knows accounts.</summary>
    public string? Handle { get; init; }

    /// <summary>When it was published, UTC; null where the document does not say or no date could be read.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>The published date as written.</summary>
    public string? PublishedRaw { get; init; }

    /// <summary>When it was last changed, UTC.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>The body (content, else summary), sanitised HTML; null where the body is plain text or there is none.</summary>
    public string? ContentHtml { get; init; }

    /// <summary>The body as plain text, paragraphs separated by line breaks.</summary>
    public string? ContentText { get; init; }

    /// <summary>The summary as plain text, where it is not the body.</summary>
    public string? SummaryText { get; init; }

    /// <summary>Absolute http(s) addresses the body links to, in order, without repeats.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>The declared language (BCP 47).</summary>
    public string? Language { get; init; }

    /// <summary>What the item quotes or passes on.</summary>
    public PostQuote? Quoted { get; init; }

    /// <summary>The post by another that it replies to.</summary>
    public PostQuote? Answered { get; init; }

    /// <summary>The address of the first item of its conversation.</summary>
    public string? Conversation { get; init; }

    /// <summary>What its author or the service warns readers of, plain text.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>Pictures its author has described, in order.</summary>
    public ImmutableArray<PostPicture> Pictures { get; init; } = [];

    /// <summary>The picture at its head.</summary>
    public LeadPicture? LeadPicture { get; init; }

    /// <summary>True for an episode of a podcast or a video: its text is show notes.</summary>
    public bool IsEpisode { get; init; }

    /// <summary>Where its transcripts are, the best form first.</summary>
    public ImmutableArray<string> Transcripts { get; init; } = [];

    /// <summary>What is said in it, where a transcript was read; an edit is noticed without it.</summary>
    public string? Transcript { get; init; }

    /// <summary>The title of the page its link card shows.</summary>
    public string? LinkTitle { get; init; }

    /// <summary>The identity of the author's own item that this one continues, where the source knows replies.</summary>
    public string? Continues { get; init; }
}

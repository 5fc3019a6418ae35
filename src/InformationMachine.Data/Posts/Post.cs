using System.Collections.Immutable;
using InformationMachine.Data.Feeds;

namespace InformationMachine.Data.Posts;

/// <summary>
/// One published item as it reads today. All texts are plain (no markup), Unicode NFC, free of control characters; links are
/// absolute http(s). An edit makes a new <see cref="Revision"/> and moves the earlier text to a <see cref="PostRevision"/>.
/// </summary>
public sealed record Post
{
    /// <summary>The identity.</summary>
    public required PostId Id { get; init; }

    /// <summary>The feed that brought it.</summary>
    public required FeedId Feed { get; init; }

    /// <summary>The identity its feed gave it (guid, id, link or a hash of the content); cut after 2,000 characters.</summary>
    public required string Guid { get; init; }

    /// <summary>The order of arrival in this data file, from 1 without gaps inside a commit; 0 until the post is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>1 for the text as first seen, one more for each edit.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Who wrote it, as a name to print; the feed's author or title where the post names none. Never empty.</summary>
    public required string Author { get; init; }

    /// <summary>The author's account with its leading <c>@</c>, where there is one.</summary>
    public string? Handle { get; init; }

    /// <summary>The headline, where the post has one of its own.</summary>
    public string? Title { get; init; }

    /// <summary>The text; empty where a post is only a headline. Paragraphs are separated by line breaks.</summary>
    public required string Text { get; init; }

    /// <summary>Where to read it.</summary>
    public string? Url { get; init; }

    /// <summary>Other addresses the text links to, in order, without repeats.</summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>The post it quotes or passes on, so that words stay with who said them.</summary>
    public PostQuote? Quoted { get; init; }

    /// <summary>
    /// The post by another that it replies to, where its source tells. Where a reply quotes nothing, <see cref="Quoted"/> shows the same.
    /// </summary>
    public PostQuote? Answered { get; init; }

    /// <summary>The address of the first post of the conversation it is part of, where its source tells and it is not that post itself.</summary>
    public string? Conversation { get; init; }

    /// <summary>What its author, or the service, warns readers of before they read it, such as "Harbour politics"; mostly empty.</summary>
    public ImmutableArray<string> Labels { get; init; } = [];

    /// <summary>
    /// Pictures and films that its author has described. Where the post has no other words, <see cref="Text"/> is their descriptions.
    /// </summary>
    public ImmutableArray<PostPicture> Pictures { get; init; } = [];

    /// <summary>The picture at its head, where it has one that is its own.</summary>
    public LeadPicture? LeadPicture { get; init; }

    /// <summary>The title of the page its link card shows.</summary>
    public string? LinkTitle { get; init; }

    /// <summary>
    /// The posts this one was put together from, in reading order, where its author told one thing in several; otherwise empty.
    /// <see cref="Text"/> is then all their texts without numbers such as "2/7", and a further part makes a new revision.
    /// </summary>
    public ImmutableArray<PostPart> Parts { get; init; } = [];

    /// <summary>Where <see cref="Text"/> comes from, where the page behind the post was asked for it.</summary>
    public FullTextState FullText { get; init; }

    /// <summary>
    /// When it was published, UTC, never later than <see cref="FirstSeenAt"/>: absent, absurd and future dates are replaced by it.
    /// </summary>
    public required DateTimeOffset PublishedAt { get; init; }

    /// <summary>The date as the publisher wrote it.</summary>
    public string? PublishedRaw { get; init; }

    /// <summary>When the machine first read it, UTC.</summary>
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>When the machine read this revision, UTC.</summary>
    public DateTimeOffset RevisedAt { get; init; }

    /// <summary>The language its publisher declares (BCP 47), where it does.</summary>
    public string? Language { get; init; }

    /// <summary>A hash of what a reader sees (title, text, quote, labels), by which an edit is noticed.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>True for a post that came out of an archive: it stays as it is, whatever its publisher makes of it. Not stored.</summary>
    public bool IsArchived { get; init; }
}

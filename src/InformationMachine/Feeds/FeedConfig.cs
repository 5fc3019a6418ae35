using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.FullTexts;

namespace InformationMachine.Feeds;

/// <summary>One feed as <c>feeds.json</c> describes it, checked and with defaults applied.</summary>
internal sealed record FeedConfig
{
    /// <summary>The feed's name.</summary>
    public required FeedId Id { get; init; }

    /// <summary>Its address, absolute http(s).</summary>
    public required Uri Url { get; init; }

    /// <summary>Which kind of source reads it (<c>feed</c> for RSS, Atom and JSON Feed).</summary>
    public string Kind { get; init; } = "feed";

    /// <summary>A title that replaces the feed's own.</summary>
    public string? Title { get; init; }

    /// <summary>The author of posts that name none.</summary>
    public string? Author { get; init; }

    /// <summary>The author's account, with its leading <c>@</c>.</summary>
    public string? Handle { get; init; }

    /// <summary>False where the feed rests.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The shortest time between two polls, where it differs from the general one.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>True where the feed may be on a private or loopback address.</summary>
    public bool AllowPrivateNetwork { get; init; }

    /// <summary>Additional request headers; values may come from the environment (<c>env:NAME</c>) or a file (<c>file:PATH</c>).</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Where the token comes from: <c>env:NAME</c> or <c>file:PATH</c>, never the token itself.</summary>
    public string? Token { get; init; }

    /// <summary>The web page it belongs to, for readers.</summary>
    public Uri? Page { get; init; }

    /// <summary>Where the API behind the address is, where it is not the public one.</summary>
    public Uri? Api { get; init; }

    /// <summary>What an item of a page is and where its parts are; null for kinds that know.</summary>
    public PageSelectors? Select { get; init; }

    /// <summary>True where what the account passes on is read too, as words of those who said them.</summary>
    public bool Reposts { get; init; }

    /// <summary>True where replies to others are read too; replies to oneself always are.</summary>
    public bool Replies { get; init; }

    /// <summary>True where the transcripts that a podcast names are fetched and read with the episode.</summary>
    public bool Transcripts { get; init; }

    /// <summary>Whether the pages behind its posts are read.</summary>
    public FullTextMode FullText { get; init; }

    /// <summary>What its readers file it under, the outermost folder first.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>As they are written: addresses that differ in their fragment alone are equal.</summary>
    private (string Url, string? Page, string? Api) Addresses => (Url.OriginalString, Page?.OriginalString, Api?.OriginalString);

    /// <summary>True where the other one says the same: lists within are compared by what they hold, which records do not.</summary>
    public bool IsSame(FeedConfig other) =>
        Tags.SequenceEqual(other.Tags) && Headers.Count == other.Headers.Count && !Headers.Except(other.Headers).Any() && Addresses == other.Addresses && this with { Tags = [], Headers = other.Headers } == other with { Tags = [] };
}

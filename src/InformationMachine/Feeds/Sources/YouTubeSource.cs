using System.Text.RegularExpressions;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>youtube</c>: the videos of a channel (<c>/channel/ID</c>, <c>/@handle</c>, <c>/c/name</c>, <c>/user/name</c>) or a playlist,
/// through the Atom feed that YouTube keeps for it. A handle is looked up once, on its page.
/// </summary>
internal sealed partial class YouTubeSource(SourceParts parts) : IFeedSource
{
    private readonly SingleDocument _document = new(parts.Fetcher);
    private readonly FeedParser _parser = new(new ParserLimits(Items: parts.Options.MaximumPostsPerDocument));

    public static SourceKind Registration { get; } = new("youtube", parts => new YouTubeSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "youtube.com") && (Feed(url) is not null || IsChannelPage(url)),
        Members = ["api"],
        Mistake = feed => Feed(feed.Url) is null && !IsChannelPage(feed.Url) ? "url is no channel or playlist of YouTube; write https://www.youtube.com/@NAME, …/channel/ID or …/playlist?list=ID" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var site = PublicHost.Api(feed, "https://www.youtube.com/", "youtube.com");
        var cursor = TimelineCursor.Read(state?.Cursor);
        var query = Feed(feed.Url) ?? (cursor.Account is { } known ? $"channel_id={known}" : null);
        if (query is null)
        {
            var page = await parts.Fetcher.FetchAsync(new FetchRequest { Url = new Uri(site, feed.Url.PathAndQuery.TrimStart('/')), AllowPrivateNetwork = feed.AllowPrivateNetwork, Accept = "text/html", Headers = headers }, cancellationToken);
            if (page.Failure != FeedFailure.None) return new SourceReading { Outcome = page with { MovedTo = null } };
            if (Channel(DocumentDecoder.Decode(page.Body.Span, page.ContentType)) is not { } channel)
                return SourceReading.Failed(FeedFailure.NotFound, "the page names no channel; write the address as https://www.youtube.com/channel/ID");
            cursor = cursor with { Account = channel };
            query = $"channel_id={channel}";
        }

        var request = new FetchRequest { Url = new Uri(site, "feeds/videos.xml?" + query), Headers = headers };
        var reading = await _document.ReadAsync(feed, state, request, outcome => _parser.Parse(outcome.Body, outcome.ContentType, outcome.FinalUrl, cancellationToken), cancellationToken, DocumentEnd.IsMissing);
        return reading with { Outcome = reading.Outcome with { MovedTo = null }, Cursor = cursor.Account is null ? null : cursor.ToString() };
    }

    private static string? Feed(Uri url)
    {
        if (PublicHost.Path(url) is ["playlist"] && PublicHost.Query(url, "list") is { } list && Identity().IsMatch(list)) return $"playlist_id={list}";
        return PublicHost.Path(url) is ["channel", var channel, ..] && Identity().IsMatch(channel) ? $"channel_id={channel}" : null;
    }

    private static bool IsChannelPage(Uri url) => PublicHost.Path(url) is [['@', _, ..], ..] or ["c" or "user", _, ..];

    private static string? Channel(string page) => ChannelMark().Match(page) is { Success: true } match ? match.Groups.Values.Skip(1).First(group => group.Success).Value : null;

    [GeneratedRegex("^[A-Za-z0-9_-]{10,64}$")]
    private static partial Regex Identity();

    /// <summary>A page names other channels too, but its own before them, and in these ways.</summary>
    [GeneratedRegex("""<link rel="canonical" href="https://www\.youtube\.com/channel/(UC[A-Za-z0-9_-]{22})"|feeds/videos\.xml\?channel_id=(UC[A-Za-z0-9_-]{22})|itemprop="(?:identifier|channelId)" content="(UC[A-Za-z0-9_-]{22})"|"externalId":"(UC[A-Za-z0-9_-]{22})""")]
    private static partial Regex ChannelMark();
}

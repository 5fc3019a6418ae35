using System.Collections.Immutable;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>lemmy</c>: a community (<c>https://HOST/c/NAME</c>, also of another server as <c>NAME@OTHER</c>) or an account
/// (<c>https://HOST/u/NAME</c>) through the API that Lemmy speaks. Its newest posts, page by page.
/// </summary>
internal sealed class LemmySource(SourceParts parts) : IFeedSource
{
    private const int PageSize = 50;

    private readonly ApiReader _api = new(parts.Fetcher);

    public static SourceKind Registration { get; } = new("lemmy", parts => new LemmySource(parts))
    {
        Recognises = url => IsKnownHost(url) && Target(url) is not null,
        Members = ["token", "api"],
        Mistake = feed => Target(feed.Url) is null ? "url is no community or account of Lemmy; write https://HOST/c/NAME or https://HOST/u/NAME" : null,
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var api = PublicHost.Api(feed, "", []);
        var (isAccount, name) = Target(feed.Url)!.Value;
        var about = new ParsedFeed { Title = $"{(isAccount ? "@" : "!")}{name}{(name.Contains('@', StringComparison.Ordinal) ? "" : "@" + feed.Url.Host)}", Link = feed.Url.AbsoluteUri };
        var question = isAccount ? $"api/v3/user?username={Uri.EscapeDataString(name)}" : $"api/v3/post/list?type_=All&community_name={Uri.EscapeDataString(name)}";
        return await Timeline.ReadAsync(TimelineCursor.Read(state?.Cursor), about, next =>
            PageAsync(feed, new Uri(api, $"{question}&sort=New&limit={PageSize}" + (next is null ? "" : $"&page={Uri.EscapeDataString(next)}")), next, headers, cancellationToken));
    }

    private async Task<TimelinePage> PageAsync(FeedConfig feed, Uri url, string? page, ImmutableDictionary<string, string> headers, CancellationToken cancellationToken)
    {
        var answer = await _api.GetAsync(feed, url, headers, null, cancellationToken);
        if (answer.Failed) return TimelinePage.Failed(answer.Outcome);
        if (answer.Root.Member("posts") is null) return TimelinePage.Failed(FetchOutcome.Failed(FeedFailure.NotAFeed, $"{url.Host} does not answer with a list of posts; does it speak Lemmy's API?"));
        var views = answer.Root.List("posts").ToList();
        return new TimelinePage(answer.Outcome, [.. views.Select(view => LemmyPost.Read(view, feed.Url)).OfType<ParsedItem>()])
        {
            Newest = Timeline.Newest(views.Select(LemmyPost.Place)),
            Oldest = Timeline.Oldest(views.Select(LemmyPost.Place)),
            Next = views.Count < PageSize ? null : JsonMembers.Invariant((long.TryParse(page, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 1) + 1),
        };
    }

    private static (bool IsAccount, string Name)? Target(Uri url) => PublicHost.Path(url) switch
    {
        ["c", var name] when IsName(name) => (false, name),
        ["u", var name] when IsName(name) => (true, name),
        _ => null,
    };

    private static bool IsName(string name) => name.Length <= 200 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '@');

    /// <summary>Addresses like <c>/c/name</c> are used elsewhere too: only hosts that say what they are can be told from the address alone.</summary>
    private static bool IsKnownHost(Uri url) => url.Scheme is "http" or "https" && (url.Host.StartsWith("lemmy.", StringComparison.OrdinalIgnoreCase) || url.Host.StartsWith("feddit.", StringComparison.OrdinalIgnoreCase)
        || url.Host is "lemm.ee" or "beehaw.org" or "programming.dev" or "sh.itjust.works" or "slrpnk.net" or "sopuli.xyz");
}

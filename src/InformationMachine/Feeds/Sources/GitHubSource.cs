using System.Text.Json;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>
/// The kind <c>github</c>: a repository's releases (also tags or a branch's commits) through the Atom feed beside the page; releases
/// through the API where a token or an API is given, as private repositories need it.
/// </summary>
internal sealed class GitHubSource(SourceParts parts) : IFeedSource
{
    private readonly SingleDocument _document = new(parts.Fetcher);
    private readonly FeedParser _parser = new(new ParserLimits(Items: parts.Options.MaximumPostsPerDocument));

    public static SourceKind Registration { get; } = new("github", parts => new GitHubSource(parts))
    {
        Recognises = url => PublicHost.Is(url, "github.com") && Target(url) is not null,
        Members = ["token", "api"],
        Mistake = feed => Target(feed.Url) switch
        {
            null => "url is no repository; write https://github.com/OWNER/NAME/releases, …/tags or …/commits/BRANCH",
            (_, _, not "releases") when feed.Token is not null || feed.Api is not null => "token and api are for releases; tags and commits are read from GitHub's public feeds",
            _ => null,
        },
    };

    public string Kind => Registration.Name;

    public async Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken)
    {
        if (Credentials.Headers(feed, out var failure) is not { } headers) return failure!;
        var (owner, name, what) = Target(feed.Url)!.Value;
        var repository = $"{Uri.EscapeDataString(owner)}/{Uri.EscapeDataString(name)}";
        var usesApi = feed.Token is not null || feed.Api is not null;
        var request = usesApi
            ? new FetchRequest { Url = new Uri(PublicHost.Api(feed, "https://api.github.com/", "github.com"), $"repos/{repository}/releases?per_page=50"), Accept = "application/vnd.github+json", Headers = headers }
            : new FetchRequest { Url = new Uri(feed.Url, $"/{repository}/{what}.atom"), Headers = headers };
        var reading = await _document.ReadAsync(
            feed,
            state,
            request,
            outcome => usesApi ? Releases(outcome, name) : Named(_parser.Parse(outcome.Body, outcome.ContentType, outcome.FinalUrl, cancellationToken), what is "releases" or "tags" ? name : ""),
            cancellationToken,
            DocumentEnd.IsMissing);
        return reading with { Outcome = reading.Outcome with { MovedTo = null } };
    }

    private static ParsedFeed Releases(FetchOutcome outcome, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(outcome.Body);
            if (json.RootElement.ValueKind != JsonValueKind.Array) throw new NotAFeedException("GitHub does not answer with a list of releases.");
            return Named(new ParsedFeed { Title = $"Releases of {name}", Items = [.. json.RootElement.EnumerateArray().Where(release => !release.Flag("draft")).Select(Release)] }, name);
        }
        catch (JsonException e)
        {
            throw new NotAFeedException("GitHub answers something other than JSON.", e);
        }
    }

    private static ParsedItem Release(JsonElement release)
    {
        var author = release.Object("author")?.Text("login");
        var published = release.Text("published_at") ?? release.Text("created_at");
        return new ParsedItem
        {
            Id = release.Text("id"),
            Title = release.Line("name") ?? release.Line("tag_name"),
            Link = WebAddress.Resolve(null, release.Text("html_url")),
            Author = author,
            Handle = author is null ? null : "@" + author,
            Published = FeedDates.Read(published),
            PublishedRaw = published,
            ContentText = PlainText.Tidy(release.Text("body") ?? ""),
        };
    }

    /// <summary>"v2.1" says nothing outside its page.</summary>
    private static ParsedFeed Named(ParsedFeed feed, string name) => feed with
    {
        Items = [.. feed.Items.Select(item => item with { Title = item.Title is { } title && !title.Contains(name, StringComparison.OrdinalIgnoreCase) && title.Length <= 60 ? $"{name} {title}" : item.Title })],
    };

    private static (string Owner, string Name, string What)? Target(Uri url) => PublicHost.Path(url) switch
    {
        [.., var last] when last.EndsWith(".atom", StringComparison.Ordinal) => null,
        ["orgs" or "topics" or "features" or "sponsors" or "settings" or "marketplace" or "collections", ..] => null,
        [var owner, var name] => (owner, name, "releases"),
        [var owner, var name, "releases" or "tags" or "commits"] => (owner, name, PublicHost.Path(url)[2]),
        [var owner, var name, "commits", .. var branch] => (owner, name, "commits/" + string.Join('/', branch.Select(Uri.EscapeDataString))),
        _ => null,
    };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;

namespace InformationMachine.Demo;

/// <summary>A fictional feed and all posts it will ever carry.</summary>
internal sealed record SampleFeed
{
    public required string Id { get; init; }

    /// <summary><c>rss</c>, <c>atom</c> or <c>json</c>.</summary>
    public required string Format { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The page the feed belongs to.</summary>
    public required Uri Site { get; init; }

    public required string Author { get; init; }

    public string? Handle { get; init; }

    [JsonIgnore]
    public ImmutableArray<SamplePost> Posts { get; init; } = [];

    /// <summary>Where the server serves it.</summary>
    public string Path => $"/feeds/{Id}.{(Format == "rss" ? "xml" : Format)}";

    /// <summary>The feed as an operator would write it into <c>feeds.json</c>.</summary>
    /// <param name="server">The server's address.</param>
    /// <param name="interval">The shortest time between two polls, in the time of the machine's clock.</param>
    public FeedConfig Config(Uri server, TimeSpan interval) => new()
    {
        Id = FeedId.Parse(Id),
        Url = new Uri(server, Path),
        Title = Title,
        Author = Author,
        Handle = Handle,
        Interval = interval,
        AllowPrivateNetwork = true,
    };
}

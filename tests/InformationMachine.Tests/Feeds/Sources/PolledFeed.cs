using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>One feed, polled as the machine polls it, into a real data file that is gone with its test.</summary>
internal sealed class PolledFeed : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FeedFetcher _fetcher;
    private readonly FeedRound _round;

    public PolledFeed(FeedConfig feed, FeedOptions? options = null)
    {
        Feed = feed;
        options ??= new FeedOptions { Retries = 0 };
        _fetcher = new FeedFetcher(options, TimeProvider.System);
        Store = LiteDbStore.Open(_folder.File("machine.db"));
        _round = new FeedRound(Store, SourceKinds.Create(_fetcher, options), options, new HostPauses(options), NullLogger<FeedRound>.Instance);
    }

    public FeedConfig Feed { get; set; }

    public LiteDbStore Store { get; }

    /// <summary>When the next poll happens; a day later with each.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public IReadOnlyList<Post> Posts => [.. Store.PostsAfter(0)];

    public FeedState State => Store.FeedState(Feed.Id)!;

    public static FeedConfig Of(string kind, Uri url, Uri? api = null) => new() { Id = FeedId.Parse("followed"), Kind = kind, Url = url, Api = api, AllowPrivateNetwork = true };

    public async Task<FeedRoundResult> PollAsync()
    {
        var result = await _round.PollAsync(Feed, Now, TestContext.Current.CancellationToken);
        Now += TimeSpan.FromHours(1);
        return result;
    }

    /// <summary>Polls twice: the first time something comes, the second time nothing.</summary>
    public async Task<IReadOnlyList<Post>> PollTwiceAsync()
    {
        var first = await PollAsync();
        first.State.LastError.ShouldBeNull();
        first.Added.ShouldBeGreaterThan(0);
        var posts = Posts;
        var second = await PollAsync();
        second.State.LastError.ShouldBeNull();
        (second.Added, second.Edited).ShouldBe((0, 0));
        Posts.Count.ShouldBe(posts.Count);
        Posts.Select(post => post.Guid).ShouldBeUnique();
        return posts;
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _fetcher.Dispose();
        _folder.Dispose();
    }
}

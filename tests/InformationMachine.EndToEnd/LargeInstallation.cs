using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>So many posts that every verb has work for a while; nothing is linked yet.</summary>
public sealed class LargeInstallation : IAsyncLifetime
{
    public const int Posts = 30_000;
    private const int PostsPerCommit = 1000;

    internal Installation Installation { get; } = new();

    public async ValueTask InitializeAsync()
    {
        Installation.Configure([]);
        Installation.Write("one.jsonl", """{"id":"one","time":"2026-03-01T10:00:00Z","text":"A ferry was launched."}""");
        Directory.CreateDirectory(Installation.Data);
        await using var store = Installation.OpenStore();
        foreach (var numbers in Enumerable.Range(0, Posts).Chunk(PostsPerCommit))
            await store.CommitAsync(new StoreBatch { NewPosts = [.. numbers.Select(Post)] }, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        Installation.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Post Post(int number)
    {
        var feed = FeedId.Parse("harbour");
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number);
        var random = new Random(number);
        return new Post
        {
            Id = PostId.From(feed, $"{number}"),
            Feed = feed,
            Guid = $"{number}",
            Author = "Ada Hale",
            Text = string.Join(' ', Enumerable.Range(0, 60).Select(_ => $"quay{random.Next(20_000)}")),
            PublishedAt = time,
            FirstSeenAt = time,
            Fingerprint = $"{number}",
        };
    }
}

using System.Globalization;
using System.Text.Json;
using InformationMachine.Briefings;
using InformationMachine.Data.Posts;
using InformationMachine.Feeds.Sources;
using InformationMachine.Data.Store;
using InformationMachine.Demo;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Data.Store.Contract;

/// <summary>The week of the bundled sample feeds gives the same threads and the same briefings, word for word, whichever engine keeps them.</summary>
public sealed class SampleWeekTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_sample_week_gives_the_same_threads_and_briefings()
    {
        await using var one = new LiteDbEngine();
        await using var other = new PostgresEngine();
        await using var left = await one.OpenAsync();
        await using var right = await other.OpenAsync();
        var days = Posts().GroupBy(post => post.PublishedAt.UtcDateTime.Date).OrderBy(day => day.Key).Select(day => day.ToList()).ToList();
        await LiveAsync(left, days);
        await LiveAsync(right, days);
        left.Threads().Sum(thread => thread.BriefingVersion).ShouldBeGreaterThan(5);
        Follower.Everything(right).ShouldBe(Follower.Everything(left));
    }

    private static async Task LiveAsync(IMachineStore store, List<List<Post>> days)
    {
        var time = new FakeTimeProvider(days[0][0].PublishedAt);
        foreach (var day in days)
        {
            time.SetUtcNow(day[^1].PublishedAt.AddHours(1) is { } then && then > time.GetUtcNow() ? then : time.GetUtcNow());
            await store.CommitAsync(new StoreBatch { NewPosts = [.. day] }, Token);
            await new ThreadRound(store, new ThreadOptions(), time, NullLogger<ThreadRound>.Instance).RunAsync(Token);
            await new BriefingRound(store, new BriefingOptions(), time, NullLogger<BriefingRound>.Instance).RunAsync(Token);
        }
    }

    private static IEnumerable<Post> Posts()
    {
        var samples = SampleFeeds.Load();
        return samples.Feeds.SelectMany(feed => feed.Posts.Select(post => post.AsOf(samples.End)!.Value.Post)).Select(Read).DistinctBy(post => post.Id).OrderBy(post => post.PublishedAt).ThenBy(post => post.Id);
    }

    private static Post Read(SamplePost sample) => PostsFile.FromJson(
        JsonSerializer.SerializeToElement(new { id = sample.Id, time = sample.At.ToString("O", CultureInfo.InvariantCulture), text = sample.Text ?? System.Text.RegularExpressions.Regex.Replace(sample.Html ?? "", "<[^>]+>", " "), title = sample.Title, author = sample.Author ?? sample.Id.Split('-')[0] }), "demo");
}

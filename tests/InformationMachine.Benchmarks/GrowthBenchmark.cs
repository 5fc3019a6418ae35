using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Threads;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>growth</c>: what a post costs against the number of active threads, memory over a million posts, and how long a machine with
/// 100,000 active posts takes until it can link the next one.
/// </summary>
internal static class GrowthBenchmark
{
    private const int Batch = 1000;
    private const int Measured = 4_000;
    private const int PerRound = 50;
    private const int BarWidth = 40;

    public static async Task RunAsync(int posts, TextWriter output)
    {
        Threads(output);
        Memory(posts, output);
        await StartAsync(output);
    }

    private static void Threads(TextWriter output)
    {
        Cost(10_000); // Code is compiled anew while it gets warm: the first row would pay for it.
        var costs = new[] { 1_000, 3_000, 10_000, 30_000, 100_000 }.Select(threads => (Threads: threads, Cost: Cost(threads))).ToList();
        output.WriteLine("active threads   us a post   against the first");
        foreach (var (threads, cost) in costs)
            output.WriteLine(Line($"{threads,14}   {cost,9:F1}   {cost / costs[0].Cost,5:F2}  {new string('#', (int)Math.Min(200, BarWidth * cost / costs[^1].Cost))}"));
    }

    /// <summary>Fills a linker with so many threads, then measures posts of which half continue a story.</summary>
    private static double Cost(int threads)
    {
        var pipeline = new LinkingPipeline(activePosts: 1_000_000);
        var stream = new PostStream(seed: 2, continuing: 0.5);
        while (pipeline.ActiveThreads < threads) pipeline.Link(stream.Take(Batch));
        string[] texts = [.. stream.Take(Measured)];
        var started = Stopwatch.GetTimestamp();
        foreach (var page in texts.Chunk(PerRound)) pipeline.Link(page);
        return Stopwatch.GetElapsedTime(started).TotalMicroseconds / Measured;
    }

    private static void Memory(int posts, TextWriter output)
    {
        var pipeline = new LinkingPipeline(new ThreadOptions().ActivePosts);
        var stream = new PostStream(seed: 3, continuing: 0.6);
        output.WriteLine();
        output.WriteLine("posts linked   active threads   managed MB   process MB   us a post");
        var step = Math.Max(Batch, posts / 10 / Batch * Batch);
        for (long linked = 0; linked < posts; linked += step)
        {
            var started = Stopwatch.GetTimestamp();
            for (var at = 0; at < step; at += Batch) pipeline.Link(stream.Take(Batch));
            var cost = Stopwatch.GetElapsedTime(started).TotalMicroseconds / step;
            output.WriteLine(Line($"{linked + step,12}   {pipeline.ActiveThreads,14}   {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,10:F0}   {Environment.WorkingSet / 1048576.0,10:F0}   {cost,9:F1}"));
        }
    }

    private static async Task StartAsync(TextWriter output)
    {
        const int active = 100_000;
        var folder = Directory.CreateTempSubdirectory("growth-");
        try
        {
            var path = Path.Combine(folder.FullName, "machine.db");
            await using (var store = LiteDbStore.Open(path))
            {
                await FillAsync(store, active);
                await Round(store).RunAsync(CancellationToken.None);
            }

            // A first start pays for compiling the code: the second is measured too.
            foreach (var start in new[] { "first", "second" })
            {
                var started = Stopwatch.GetTimestamp();
                await using var store = LiteDbStore.Open(path);
                var opened = Stopwatch.GetElapsedTime(started);
                await store.CommitAsync(new StoreBatch { NewPosts = [Post(start, "one more post after the restart", active)] }, CancellationToken.None);
                await Round(store).RunAsync(CancellationToken.None);
                output.WriteLine(Line($"{start} start with {active} active posts: opened after {opened.TotalSeconds:F2} s, next post linked after {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s"));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task FillAsync(LiteDbStore store, int posts)
    {
        var number = 0;
        foreach (var page in new PostStream(seed: 4, continuing: 0.6).Take(posts).Chunk(Batch))
            await store.CommitAsync(new StoreBatch { NewPosts = [.. page.Select(text => Post(Line($"{++number}"), text, number))] }, CancellationToken.None);
    }

    private static ThreadRound Round(LiteDbStore store) => new(store, new ThreadOptions(), TimeProvider.System, NullLogger<ThreadRound>.Instance);

    private static Post Post(string guid, string text, int minute) => new()
    {
        Id = PostId.From(FeedId.Parse("growth"), guid),
        Feed = FeedId.Parse("growth"),
        Guid = guid,
        Author = "growth",
        Text = text,
        PublishedAt = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(minute),
        FirstSeenAt = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(minute),
        Fingerprint = guid,
    };

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Threads;
using InformationMachine.Threads.Features;
using InformationMachine.Threads.Linking;
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

    /// <summary>
    /// What a post costs with so many threads. Term weights are renewed after a tenth of the stream and threads merged every 360 posts:
    /// what is measured is a tenth of the stream in whole merge passes, so that it holds its share of both. Short ones are repeated.
    /// </summary>
    private static double Cost(int threads)
    {
        var (spent, measured) = (TimeSpan.Zero, 0);
        for (var seed = 2; measured < Measured; seed++)
        {
            var (time, posts) = Cost(threads, seed);
            (spent, measured) = (spent + time, measured + posts);
        }

        return spent.TotalMicroseconds / measured;
    }

    /// <summary>Fills a linker with so many threads, then measures posts of which half continue a story.</summary>
    private static (TimeSpan Spent, int Posts) Cost(int threads, int seed)
    {
        var featurizer = new Featurizer(new FeatureWeights());
        var model = LinkingModel.From(new ThreadOptions { ActivePosts = 1_000_000 });
        var linker = new Linker(model);
        var stream = new PostStream(seed, continuing: 0.5);
        long sequence = 0;
        while (linker.ActiveThreads < threads)
        {
            foreach (var vector in featurizer.Featurize(stream.Take(Batch))) linker.Link(new RememberedPost(++sequence, sequence * 60, vector));
        }

        string[] texts = [.. stream.Take((int)(Math.Max(Batch, sequence / 10) / model.MergeEvery + 1) * model.MergeEvery)];
        var started = Stopwatch.GetTimestamp();
        foreach (var page in texts.Chunk(Batch))
        {
            foreach (var vector in featurizer.Featurize(page)) linker.Link(new RememberedPost(++sequence, sequence * 60, vector));
        }

        return (Stopwatch.GetElapsedTime(started), texts.Length);
    }

    private static void Memory(int posts, TextWriter output)
    {
        var featurizer = new Featurizer(new FeatureWeights());
        var linker = new Linker(LinkingModel.From(new ThreadOptions()));
        var stream = new PostStream(seed: 3, continuing: 0.6);
        output.WriteLine();
        output.WriteLine("posts linked   active threads   managed MB   process MB   us a post");
        var step = Math.Max(Batch, posts / 10 / Batch * Batch);
        for (long sequence = 0; sequence < posts;)
        {
            var (started, end) = (Stopwatch.GetTimestamp(), sequence + step);
            while (sequence < end)
            {
                foreach (var vector in featurizer.Featurize(stream.Take(Batch))) linker.Link(new RememberedPost(++sequence, sequence * 60, vector));
            }

            var cost = Stopwatch.GetElapsedTime(started).TotalMicroseconds / step;
            output.WriteLine(Line($"{sequence,12}   {linker.ActiveThreads,14}   {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0,10:F0}   {Environment.WorkingSet / 1048576.0,10:F0}   {cost,9:F1}"));
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

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Threads;
using LiteDB;
using LiteDB.Engine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>ingest</c>: posts a second from loopback HTTP through fetching, parsing, normalising and committing with the feeds' cursors, and
/// then through linking, against LiteDB's own bulk insert of the very same documents in the same run.
/// </summary>
internal static class IngestBenchmark
{
    private const int PostsPerFeed = 200;
    private const int Transaction = 1000;

    public static async Task RunAsync(int posts, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-ingest-").FullName;
        try
        {
            await using var server = await ServeAsync();
            var feeds = Feeds(posts / PostsPerFeed, new Uri(server.Urls.First()));
            // Warm up with a store that is thrown away: the first documents pay for the compiler.
            await PollAsync(Path.Combine(folder, "warm.db"), Feeds(5, new Uri(server.Urls.First())));

            var path = Path.Combine(folder, "machine.db");
            var ingest = await PollAsync(path, feeds);
            var bulk = Bulk(path, Path.Combine(folder, "bulk.db"));
            output.WriteLine(Line($"LiteDB bulk insert, {Transaction} a transaction:       {bulk:F0} posts/s"));
            output.WriteLine(Line($"HTTP, parsing and store, {feeds.Length} feeds: {ingest:F0} posts/s ({ingest / bulk:P0} of it)"));
            var link = await LinkAsync(path);
            output.WriteLine(Line($"linking and storing assignments:          {link:F0} posts/s ({1 / ((1 / ingest) + (1 / link)) / bulk:P0} end to end)"));
            await ReopenAsync(path, output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> PollAsync(string path, ImmutableArray<FeedConfig> feeds)
    {
        var options = new FeedOptions { AllowPrivateNetworks = true, ConcurrencyPerHost = 16 };
        await using var store = LiteDbStore.Open(path);
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        using var gates = new HostGates(options);
        var pauses = new HostPauses(options);
        var round = new FeedRound(store, SourceKinds.Create(fetcher, options), options, pauses, NullLogger<FeedRound>.Instance);
        using var poller = new FeedPoller(new FeedList(feeds), store, round, new FeedPollerParts(gates, pauses, new PostSignal(), TimeProvider.System), NullLogger<FeedPoller>.Instance);
        var started = Stopwatch.GetTimestamp();
        var summary = await poller.RunOnceAsync(CancellationToken.None);
        if (summary.Added != feeds.Length * PostsPerFeed) throw new InvalidOperationException($"{summary.Added} posts arrived, {feeds.Length * PostsPerFeed} were served.");
        return summary.Added / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Bulk(string source, string target)
    {
        List<BsonDocument> documents;
        using (var database = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = source, Collation = Collation.Binary })))
            documents = [.. database.GetCollection("posts").FindAll()];
        using var bulk = new LiteDatabase(new LiteEngine(new EngineSettings { Filename = target, Collation = Collation.Binary }));
        var posts = bulk.GetCollection("posts", BsonAutoId.Int64);
        posts.EnsureIndex("id", "$.id", unique: true);
        var started = Stopwatch.GetTimestamp();
        foreach (var chunk in documents.Chunk(Transaction))
        {
            bulk.BeginTrans();
            posts.Insert(chunk);
            bulk.Commit();
        }

        return documents.Count / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> LinkAsync(string path)
    {
        await using var store = LiteDbStore.Open(path);
        var round = new ThreadRound(store, new ThreadOptions(), TimeProvider.System, NullLogger<ThreadRound>.Instance);
        var started = Stopwatch.GetTimestamp();
        var result = await round.RunAsync(CancellationToken.None);
        return result.Linked / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task ReopenAsync(string path, TextWriter output)
    {
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await using var store = LiteDbStore.Open(path);
        var opened = Stopwatch.GetElapsedTime(started);
        var post = new Post
        {
            Id = PostId.From(FeedId.Parse("late"), "1"),
            Feed = FeedId.Parse("late"),
            Guid = "1",
            Author = "late",
            Text = "one more post after the restart",
            PublishedAt = DateTimeOffset.UnixEpoch.AddYears(50),
            FirstSeenAt = DateTimeOffset.UnixEpoch.AddYears(50),
            Fingerprint = "1",
        };
        await store.CommitAsync(new InformationMachine.Data.Store.StoreBatch { NewPosts = [post] }, CancellationToken.None);
        var round = new ThreadRound(store, new ThreadOptions(), TimeProvider.System, NullLogger<ThreadRound>.Instance);
        started = Stopwatch.GetTimestamp();
        await round.RunAsync(CancellationToken.None);
        var continued = Stopwatch.GetElapsedTime(started);
        GC.Collect();
        var counts = store.Counts();
        output.WriteLine(Line($"opening {counts.Posts} posts: {opened.TotalMilliseconds:F0} ms; linking one more after a restart: {continued.TotalMilliseconds:F0} ms"));
        output.WriteLine(Line($"memory with {counts.Threads} threads: {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:F0} MB managed, {Environment.WorkingSet / 1048576.0:F0} MB working set"));
    }

    private static ImmutableArray<FeedConfig> Feeds(int count, Uri server) =>
        [.. Enumerable.Range(0, count).Select(n => new FeedConfig { Id = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"feed-{n}")), Url = new Uri(server, string.Create(CultureInfo.InvariantCulture, $"/{n}")) })];

    private static async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = builder.Build();
        server.Run(context => context.Response.WriteAsync(Document(int.Parse(context.Request.Path.Value![1..], CultureInfo.InvariantCulture)), context.RequestAborted));
        await server.StartAsync();
        return server;
    }

    /// <summary>Posts of about 1 KB with words drawn by Zipf's law; seeded by the feed's number.</summary>
    private static string Document(int feed)
    {
        var random = new Random(feed);
        var xml = new StringBuilder("<rss version=\"2.0\"><channel><title>Feed ").Append(feed).Append("</title>");
        for (var i = 0; i < PostsPerFeed; i++)
        {
            var story = random.Next(2000);
            xml.Append("<item><guid isPermaLink=\"false\">").Append(feed).Append('-').Append(i).Append("</guid><title>");
            Words(xml, random, story, 8);
            xml.Append("</title><link>https://example.org/").Append(feed).Append('/').Append(i).Append("</link><pubDate>")
                .Append(DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(random.Next(14_400)).ToString("r")).Append("</pubDate><description>");
            Words(xml, random, story, 100);
            xml.Append("</description></item>");
        }

        return xml.Append("</channel></rss>").ToString();
    }

    private static void Words(StringBuilder text, Random random, int story, int count)
    {
        for (var i = 0; i < count; i++)
        {
            // A quarter of the words belong to the story; the others follow Zipf's law.
            if (i % 4 == 0) text.Append("story").Append(story).Append('x').Append(random.Next(12)).Append(' ');
            else text.Append('w').Append((int)Math.Pow(50_000, random.NextDouble())).Append(' ');
        }
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using InformationMachine.Cli;
using InformationMachine.Configuration;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using InformationMachine.Feeds;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>desk</c>: how long the desk's pages take while the machine ingests, on 100,000 posts in 5,000 threads. Several readers ask for
/// review, thread and search pages at once, without a pause, as fast as they are answered.
/// </summary>
internal static class DeskBenchmark
{
    private const int Threads = 5_000;
    private const int Readers = 4;
    private const int PostsPerSecond = 20;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(int posts, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-desk-").FullName;
        try
        {
            var paths = MachinePaths.Resolve(Path.Combine(folder, "config"), Path.Combine(folder, "data"));
            Directory.CreateDirectory(paths.Data);
            await using (var store = LiteDbStore.Open(paths.DataFile)) await FillAsync(store, posts);
            await using var live = LiteDbStore.Open(paths.DataFile);
            var settings = new MachineSettings { Desk = new DeskOptions { Port = 0, RequestsPerTenSeconds = 100_000 }, Log = new LogOptions { Level = Serilog.Events.LogEventLevel.Error } };
            await using var log = Logging.Create(settings.Log, toErrors: true);
            using var host = RunCommand.CreateHost(paths, settings, new FeedList([]), live, new FileDocuments(paths, TimeProvider.System), log);
            await host.StartAsync();
            await MeasureAsync(paths, host, live, posts, output);
            await host.StopAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(MachinePaths paths, IHost host, LiteDbStore store, int posts, TextWriter output)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(paths.Data, "desk.json")));
        using var client = new HttpClient { BaseAddress = new Uri(json.RootElement.GetProperty("address").GetString()!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", json.RootElement.GetProperty("secret").GetString());
        var started = Stopwatch.GetTimestamp();
        while (!(await client.GetAsync("/readyz")).IsSuccessStatusCode) await Task.Delay(200);
        output.WriteLine(Line($"ready with {posts} posts in {Threads} threads after {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));
        // A machine that has come this far has its pages written; only then is it what editors meet.
        while (!File.Exists(Path.Combine(paths.Site, "index.html"))) await Task.Delay(500);
        output.WriteLine(Line($"all pages written after {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s"));

        using var end = new CancellationTokenSource();
        var begun = Stopwatch.GetTimestamp();
        var ingested = IngestAsync(store, host.Services.GetRequiredService<PostSignal>(), posts, end.Token);
        await Task.Delay(TimeSpan.FromSeconds(20));
        await DeskBrowser.MeasureAsync(client.BaseAddress, json.RootElement.GetProperty("secret").GetString()!, output);
        var times = await Task.WhenAll(Enumerable.Range(0, Readers).Select(reader => ReadAsync(client, reader, Duration, end.Token)));
        await end.CancelAsync();
        output.WriteLine(Line($"{Readers} readers at once, {await ingested / Stopwatch.GetElapsedTime(begun).TotalSeconds:F0} posts/s stored and linked meanwhile"));
        foreach (var page in times.SelectMany(time => time).GroupBy(time => time.Page).OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            var sorted = page.Select(time => time.Milliseconds).Order().ToList();
            output.WriteLine(Line($"{page.Key,-8} {sorted.Count,6} answers: half within {sorted[sorted.Count / 2]:F1} ms, 95 of 100 within {sorted[sorted.Count * 95 / 100]:F1} ms, slowest {sorted[^1]:F0} ms"));
        }
    }

    private static async Task<List<(string Page, double Milliseconds)>> ReadAsync(HttpClient client, int reader, TimeSpan duration, CancellationToken cancellationToken)
    {
        var random = new Random(reader);
        var times = new List<(string, double)>();
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var (page, path) = random.Next(4) switch
            {
                0 => ("review", "/"),
                1 => ("threads", $"/threads?skip={random.Next(20) * 40}"),
                2 => ("thread", $"/threads/{random.Next(1, Threads + 1)}"),
                _ => ("search", $"/search?q=s{random.Next(Threads)}w{random.Next(12)}+c{random.Next(50)}"),
            };
            var asked = Stopwatch.GetTimestamp();
            using var response = await client.GetAsync(path, cancellationToken);
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
            response.EnsureSuccessStatusCode();
            times.Add((page, Stopwatch.GetElapsedTime(asked).TotalMilliseconds));
        }

        return times;
    }

    private static async Task<int> IngestAsync(LiteDbStore store, PostSignal signal, int first, CancellationToken cancellationToken)
    {
        var stored = 0;
        var random = new Random(1);
        while (!cancellationToken.IsCancellationRequested)
        {
            var posts = Enumerable.Range(0, PostsPerSecond).Select(i => Post(first + stored + i, random.Next(Threads), random)).ToList();
            await store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, CancellationToken.None);
            signal.Set();
            stored += PostsPerSecond;
            await Task.Delay(1000, CancellationToken.None);
        }

        return stored;
    }

    /// <summary>Posts, their threads and a first briefing of each, as a machine would have left them.</summary>
    private static async Task FillAsync(LiteDbStore store, int count)
    {
        var random = new Random(7);
        var threads = Enumerable.Range(0, count).Select(post => post < Threads ? post : random.Next(Threads)).ToList();
        var posts = threads.Select((thread, i) => Post(i, thread, random)).ToList();
        foreach (var page in posts.Chunk(2000)) await store.CommitAsync(new StoreBatch { NewPosts = [.. page] }, CancellationToken.None);
        var assignments = posts.Select((post, i) => new Assignment { Post = post.Id, Sequence = i + 1, Thread = new ThreadId(threads[i] + 1), Provisional = new ThreadId(threads[i] + 1), Score = i < Threads ? 0 : 0.2 + (random.NextDouble() * 0.5), RunnerUp = i < Threads ? null : new ThreadId(random.Next(Threads) + 1), RunnerUpScore = random.NextDouble() * 0.3, At = post.FirstSeenAt, By = AssignedBy.Linker }).ToList();
        var byThread = posts.Select((post, i) => (post, Thread: threads[i])).GroupBy(item => item.Thread).OrderBy(group => group.Key).ToList();
        var stories = byThread.Select(group => new StoryThread { Id = new ThreadId(group.Key + 1), Title = $"Story {group.Key}", StartedAt = group.Min(item => item.post.PublishedAt), UpdatedAt = group.Max(item => item.post.PublishedAt), PostCount = group.Count(), Revision = 1, IsPublished = true }).ToList();
        var briefings = byThread.Select(group => Briefing(group.Key + 1, [.. group.Select(item => item.post).Take(12)], group.Count())).ToList();
        foreach (var page in stories.Zip(briefings).Chunk(500))
            await store.CommitAsync(new StoreBatch { Threads = [.. page.Select(pair => pair.First)], Briefings = [.. page.Select(pair => pair.Second)], Briefed = [.. page.Select(pair => new BriefedMark(pair.First.Id, 1, 1, pair.First.Title))] }, CancellationToken.None);
        foreach (var page in assignments.Chunk(2000)) await store.CommitAsync(new StoreBatch { Assignments = [.. page], LinkedThrough = page[^1].Sequence }, CancellationToken.None);
    }

    private static Briefing Briefing(int thread, Post[] posts, int count)
    {
        var sentences = posts.Select((post, i) => new Sentence(post.Text + ".", [i + 1])).ToList();
        return new Briefing
        {
            Thread = new ThreadId(thread),
            Version = 1,
            Title = string.Create(CultureInfo.InvariantCulture, $"Story {thread}"),
            WrittenAt = posts[^1].PublishedAt,
            PostCount = count,
            Reason = new BriefingReason(count, 0, 0),
            Sections = new BriefingSections { What = [.. sentences.Take(4)], Narrative = [[.. sentences]], Timeline = [.. posts.Zip(sentences, (post, sentence) => new TimelineEntry(DateOnly.FromDateTime(post.PublishedAt.UtcDateTime), sentence, false))] },
            Sources = [.. posts.Select((post, i) => new BriefingSource { Number = i + 1, Post = post.Id, Revision = 1, Author = post.Author, PublishedAt = post.PublishedAt, Text = post.Text })],
        };
    }

    private static Post Post(int number, int story, Random random)
    {
        var words = Enumerable.Range(0, 5).Select(_ => Line($"s{story}w{random.Next(12)}")).Concat(Enumerable.Range(0, 18).Select(_ => Line($"c{(int)Math.Pow(50_000, random.NextDouble())}")));
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddMinutes(number);
        return new Post
        {
            Id = PostId.From(FeedId.Parse(Line($"feed-{number % 300}")), Line($"{number}")),
            Feed = FeedId.Parse(Line($"feed-{number % 300}")),
            Guid = Line($"{number}"),
            Author = Line($"Author {number % 300}"),
            Text = string.Join(' ', words),
            PublishedAt = time,
            FirstSeenAt = time,
            RevisedAt = time,
            Fingerprint = Line($"{number}"),
        };
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Briefings;
using InformationMachine.Briefings.Site;
using InformationMachine.Data.Briefings;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Threads;
using Microsoft.Extensions.Logging.Abstractions;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>rendering</c>: how long a site of so many threads with twenty posts each takes from nothing, and what one more version of one thread
/// costs then, in time and files, beside a site of that thread alone. The first should grow with the threads, the second should not.
/// </summary>
internal static class RenderingBenchmark
{
    private const int PostsPerThread = 20;
    private const int Authors = 400;
    private const int Changes = 21;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(TextWriter output)
    {
        // The first rounds pay for the compiler.
        foreach (var threads in new[] { 40, 250 }) await MeasureAsync(threads);
        output.WriteLine("threads   posts   from nothing   a thread   one changed thread: files, median   the same thread alone   nothing changed");
        foreach (var threads in new[] { 250, 500, 1000 })
        {
            var (all, change, files, alone, idle) = await MeasureAsync(threads);
            output.WriteLine(Line($"{threads,7} {threads * PostsPerThread,7} {all,11:F0} ms {all / threads,7:F1} ms {files,25} {change,7:F1} ms {alone,20:F1} ms {idle,14:F1} ms"));
        }
    }

    private static async Task<(double All, double Change, int Files, double Alone, double Idle)> MeasureAsync(int threads)
    {
        var folder = Directory.CreateTempSubdirectory("machine-rendering-").FullName;
        try
        {
            await using var store = LiteDbStore.Open(Path.Combine(folder, "machine.db"));
            for (var thread = 1; thread <= threads; thread++) await StoreAsync(store, thread, version: 1);
            var round = BriefingServices.CreateRenderRound(store, new BriefingOptions(), new SiteOptions(), Path.Combine(folder, "site"), NullLogger<RenderRound>.Instance);
            var all = await TimeAsync(round);
            var changes = new List<(double Time, int Files)>();
            var alone = new List<double>();
            for (var i = 0; i < Changes; i++)
            {
                // In turn, so that both meet the same machine.
                var thread = 1 + (i * 7919 % threads);
                alone.Add(await AloneAsync(thread));
                await StoreAsync(store, thread, version: 2);
                changes.Add(await TimeAsync(round));
            }

            var (time, files) = changes.OrderBy(change => change.Time).ElementAt(Changes / 2);
            return (all.Time, time, files, alone.Order().ElementAt(Changes / 2), (await TimeAsync(round)).Time);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The reference: a site of that thread only, with both of its versions.</summary>
    private static async Task<double> AloneAsync(int thread)
    {
        var folder = Directory.CreateTempSubdirectory("machine-rendering-").FullName;
        try
        {
            await using var store = LiteDbStore.InMemory();
            await StoreAsync(store, thread, version: 1);
            await StoreAsync(store, thread, version: 2);
            return (await TimeAsync(BriefingServices.CreateRenderRound(store, new BriefingOptions(), new SiteOptions(), folder, NullLogger<RenderRound>.Instance))).Time;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(double Time, int Files)> TimeAsync(RenderRound round)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await round.RunAsync(all: false, CancellationToken.None);
        if (result.Failed > 0) throw new InvalidOperationException($"{result.Failed} threads failed.");
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, result.Files);
    }

    private static Task StoreAsync(LiteDbStore store, int thread, int version)
    {
        var briefing = Write(thread, version);
        var story = new StoryThread { Id = briefing.Thread, Title = briefing.Title, StartedAt = briefing.WrittenAt, UpdatedAt = briefing.WrittenAt, PostCount = PostsPerThread, Revision = version, IsPublished = true };
        return store.CommitAsync(new StoreBatch { Threads = [story], Briefings = [briefing], Briefed = [new BriefedMark(briefing.Thread, version, version, briefing.Title)] }, CancellationToken.None);
    }

    /// <summary>Four threads a day; each has eight of four hundred authors; words by Zipf's law, seeded by the thread.</summary>
    private static Briefing Write(int thread, int version)
    {
        var random = new Random((thread * 31) + version);
        var at = Start.AddHours(thread * 6).AddMinutes(version);
        var cast = Enumerable.Range(0, 8).Select(_ => random.Next(Authors)).ToArray();
        var sources = Enumerable.Range(1, PostsPerThread).Select(n => Source(thread, n, cast[n % cast.Length], at.AddHours(n - PostsPerThread), random)).ToImmutableArray();
        Sentence Says(int n) => new(Words(random, 14) + ".", [1 + (n % PostsPerThread)]);
        return new Briefing
        {
            Thread = new ThreadId(thread),
            Version = version,
            Title = Words(random, 7),
            WrittenAt = at,
            PostCount = PostsPerThread,
            Language = "en",
            Reason = new BriefingReason(version == 1 ? PostsPerThread : 1, 0, 0),
            Sections = new BriefingSections
            {
                What = [.. Enumerable.Range(0, 5).Select(Says)],
                WhyItMatters = [.. Enumerable.Range(5, 2).Select(Says)],
                OpenQuestions = [.. Enumerable.Range(7, 2).Select(n => new OpenQuestion(OpenQuestionKind.Asked, Says(n)))],
                Narrative = [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 5).Select(Says).ToImmutableArray())],
                Timeline = [.. Enumerable.Range(0, 6).Select(n => new TimelineEntry(DateOnly.FromDateTime(at.UtcDateTime), Says(n)))],
                Perspectives = [.. cast.Distinct().Select(author => new Perspective(Name(author), null, [Says(author), Says(author + 1)], new Evolution(EvolutionKind.NewPoint, 2, DateOnly.FromDateTime(at.UtcDateTime), [Says(author)])))],
                Tensions = [new Tension(TensionKind.Figures, [new TensionSide(Name(cast[0]), Says(0)), new TensionSide(Name(cast[1]), Says(1))])],
            },
            Sources = sources,
        };
    }

    private static BriefingSource Source(int thread, int number, int author, DateTimeOffset at, Random random) => new()
    {
        Number = number,
        Post = PostId.From(FeedId.Parse("bench"), Line($"{thread}-{number}")),
        Revision = 1,
        Author = Name(author),
        Feed = "Feed of " + Name(author),
        PublishedAt = at,
        Url = Line($"https://example.org/{thread}/{number}"),
        Text = Words(random, 60),
    };

    private static string Name(int author) => Line($"Author {author}");

    private static string Words(Random random, int count) => string.Join(' ', Enumerable.Range(0, count).Select(_ => Line($"w{(int)Math.Pow(50_000, random.NextDouble())}")));

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}

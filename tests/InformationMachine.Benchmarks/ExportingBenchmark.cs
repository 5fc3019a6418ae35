using System.Diagnostics;
using System.Globalization;
using System.Text;
using InformationMachine.Data.Changes;
using InformationMachine.Data.Feeds;
using InformationMachine.Data.Posts;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Export;
using InformationMachine.Export.Formats;
using InformationMachine.Export.Tables;
using InformationMachine.Export.Targets;
using LiteDB;
using LiteDB.Engine;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>exporting</c>: how long an export of all posts takes in each format against LiteDB's own full scan of the same published file, at a
/// hundredth, a tenth and the whole of the posts, with the memory each needs at its peak.
/// </summary>
internal static class ExportingBenchmark
{
    private const int Transaction = 1000;
    private const int Rounds = 3;

    public static async Task RunAsync(int posts, TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("machine-exporting-").FullName;
        try
        {
            await using var store = LiteDbStore.Open(Path.Combine(folder, "machine.db"));
            var publisher = new SnapshotPublisher(folder);
            var stored = 0;
            foreach (var size in new[] { posts / 100, posts / 10, posts })
            {
                stored = await FillAsync(store, stored, size);
                await publisher.PublishAsync(store, CancellationToken.None);
                await MeasureAsync(publisher.Path, folder, size, output);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task MeasureAsync(string snapshot, string folder, int size, TextWriter output)
    {
        var scans = new List<double>();
        var exports = new IExporter[] { new JsonLinesExporter(), new CsvExporter(), new ParquetExporter() }.ToDictionary(exporter => exporter, _ => new List<(double Seconds, double Megabytes)>());
        for (var round = 0; round < Rounds; round++)
        {
            scans.Add(Scan(snapshot, size));
            foreach (var (exporter, runs) in exports) runs.Add(await ExportAsync(snapshot, Path.Combine(folder, "export"), exporter, size));
        }

        var scan = Median(scans);
        output.WriteLine(Line($"{size,9} posts   LiteDB's own scan {scan,8:F2} s  {size / scan,9:F0} posts/s"));
        foreach (var (exporter, runs) in exports)
        {
            var seconds = Median([.. runs.Select(run => run.Seconds)]);
            output.WriteLine(Line($"                  {exporter.Name,-8} {seconds,16:F2} s  {size / seconds,9:F0} posts/s  {seconds / scan,5:F2} times the scan  {runs.Max(run => run.Megabytes),5:F0} MB managed at the peak  {new string('#', (int)Math.Round(seconds / scan * 10))}"));
        }
    }

    private static double Scan(string path, int size)
    {
        var started = Stopwatch.GetTimestamp();
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read);
        using var database = new LiteDatabase(new LiteEngine(new EngineSettings { DataStream = file, LogStream = new MemoryStream(), ReadOnly = true }));
        var count = database.GetCollection("posts").FindAll().Count();
        if (count != size) throw new InvalidOperationException($"{count} posts instead of {size}.");
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<(double Seconds, double Megabytes)> ExportAsync(string path, string target, IExporter exporter, int size)
    {
        GC.Collect();
        using var peak = new PeakMemory();
        var started = Stopwatch.GetTimestamp();
        using var snapshot = Snapshot.Open(path);
        var source = new ExportSource(snapshot, [RecordTables.Of(ChangeKind.Post)]);
        using var file = new FileTarget(target);
        await exporter.ExportAsync(source, file, CancellationToken.None);
        file.Complete();
        if (source.Records != size) throw new InvalidOperationException($"{source.Records} posts instead of {size}.");
        return (Stopwatch.GetElapsedTime(started).TotalSeconds, peak.Megabytes);
    }

    private static async Task<int> FillAsync(LiteDbStore store, int from, int to)
    {
        var random = new Random(from);
        for (var at = from; at < to; at += Transaction)
        {
            var posts = Enumerable.Range(at, Math.Min(Transaction, to - at)).Select(n => Post(n, random));
            await store.CommitAsync(new StoreBatch { NewPosts = [.. posts] }, CancellationToken.None);
        }

        return to;
    }

    private static Post Post(int number, Random random)
    {
        var feed = FeedId.Parse(string.Create(CultureInfo.InvariantCulture, $"feed-{number % 500}"));
        var guid = number.ToString(CultureInfo.InvariantCulture);
        var time = DateTimeOffset.UnixEpoch.AddDays(20_000).AddSeconds(number);
        var text = new StringBuilder();
        for (var i = 0; i < 100; i++) text.Append('w').Append((int)Math.Pow(50_000, random.NextDouble())).Append(' ');
        return new Post
        {
            Id = PostId.From(feed, guid),
            Feed = feed,
            Guid = guid,
            Author = "Some author",
            Title = "A headline of eight words or so, \"quoted\" once",
            Text = text.ToString(),
            Url = $"https://example.org/{guid}",
            PublishedAt = time,
            FirstSeenAt = time,
            RevisedAt = time,
            Fingerprint = guid,
        };
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);

    /// <summary>Looks at the managed heap ten times a second.</summary>
    private sealed class PeakMemory : IDisposable
    {
        private readonly Timer _timer;
        private long _peak = GC.GetTotalMemory(forceFullCollection: false);

        public PeakMemory() => _timer = new Timer(_ => Look(), null, 100, 100);

        public double Megabytes
        {
            get
            {
                Look();
                return Interlocked.Read(ref _peak) / 1048576.0;
            }
        }

        public void Dispose() => _timer.Dispose();

        private void Look() => Interlocked.Exchange(ref _peak, Math.Max(Interlocked.Read(ref _peak), GC.GetTotalMemory(forceFullCollection: false)));
    }
}

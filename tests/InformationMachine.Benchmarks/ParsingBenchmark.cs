using System.Diagnostics;
using System.Globalization;
using System.ServiceModel.Syndication;
using System.Text.Json;
using System.Xml;
using AngleSharp.Xml.Parser;
using InformationMachine.Feeds.Parsing;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>parsing</c>: megabytes a second of processor time on the captured feeds, one thread, sanitising included, beside feedparser and
/// three libraries of .NET that sanitise nothing. Processor time, because the clock on the wall also counts what else the machine does.
/// </summary>
internal static class ParsingBenchmark
{
    /// <summary>Rounds until the runtime has compiled for good what a daemon runs for days.</summary>
    private const int Warmups = 12;
    private const int Rounds = 6;
    private const string Python = "/usr/bin/python3";

    private const string FeedParserScript = """
        import sys, time, json
        try:
            import feedparser
        except ImportError:
            sys.exit(3)
        documents = [open(path, 'rb').read() for path in sys.argv[2:]]
        best = None
        for _ in range(int(sys.argv[1])):
            started = time.process_time()
            for document in documents:
                feedparser.parse(document)
            taken = time.process_time() - started
            best = taken if best is None else min(best, taken)
        print(json.dumps({'seconds': best, 'version': feedparser.__version__}))
        """;

    /// <param name="folder">The folder <c>shared</c> with the captured material.</param>
    /// <param name="output">Where the figures go.</param>
    /// <returns>Whether the material was there.</returns>
    public static async Task<bool> RunAsync(string folder, TextWriter output)
    {
        var captured = Path.Combine(folder, "feeds", "real", "feeds");
        if (!Directory.Exists(captured))
        {
            await output.WriteLineAsync($"parsing: skipped, {captured} is not here; name the folder that holds feeds/real/feeds.");
            return false;
        }

        // JSON feeds stay out: the peers do not read them.
        var files = Directory.GetFiles(captured).Where(file => !file.EndsWith(".json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var documents = files.Select(File.ReadAllBytes).ToList();
        var megabytes = documents.Sum(document => (double)document.Length) / 1e6;
        await output.WriteLineAsync(Line($"{documents.Count} captured documents, {megabytes:F2} MB; best of {Rounds} rounds after {Warmups}, processor time"));

        var parser = new FeedParser();
        var ours = Measure(documents, document => parser.Parse(document, null, null, CancellationToken.None));
        var results = new List<(string Name, double Seconds, int Failed)> { ("The Information Machine, sanitising included", ours.Seconds, ours.Failed) };
        Add("System.ServiceModel.Syndication (no sanitising)", Syndication);
        Add("CodeHollow.FeedReader (no sanitising)", document => CodeHollow.FeedReader.FeedReader.ReadFromByteArray(document));
        Add("AngleSharp.Xml alone (no feed, no sanitising)", AngleSharpXml);
        var python = await FeedParserAsync(files);
        var unit = python is { } peer ? peer.Seconds : ours.Seconds;
        if (python is { } measured) results.Insert(1, ($"feedparser {measured.Version}", measured.Seconds, 0));
        else await output.WriteLineAsync($"feedparser: skipped, {Python} with the package python3-feedparser is not here; ratios are to our own time");

        foreach (var (name, seconds, failed) in results)
            await output.WriteLineAsync(Line($"{name,-48} {megabytes / seconds,7:F1} MB/s {unit / seconds,6:F1} times{(failed > 0 ? $", {failed} documents refused" : "")}"));
        await output.WriteLineAsync(Slowest(parser, folder));
        return true;

        void Add(string name, Action<byte[]> parse)
        {
            var (seconds, failed) = Measure(documents, parse);
            results.Add((name, seconds, failed));
        }
    }

    private static (double Seconds, int Failed) Measure(List<byte[]> documents, Action<byte[]> parse)
    {
        var (best, failed) = (double.MaxValue, 0);
        for (var round = 0; round < Warmups + Rounds; round++)
        {
            failed = 0;
            GC.Collect();
            var started = Process.GetCurrentProcess().TotalProcessorTime;
            foreach (var document in documents)
            {
                if (!Try(document, parse)) failed++;
            }

            var taken = (Process.GetCurrentProcess().TotalProcessorTime - started).TotalSeconds;
            if (round >= Warmups) best = Math.Min(best, taken);
        }

        return (best, failed);
    }

    private static bool Try(byte[] document, Action<byte[]> parse)
    {
        try
        {
            parse(document);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a peer throws at a feed it cannot read is its own affair; that it refused is counted.
            return false;
        }
    }

    private static void Syndication(byte[] document)
    {
        using var reader = XmlReader.Create(new MemoryStream(document), new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null });
        SyndicationFeed.Load(reader);
    }

    private static void AngleSharpXml(byte[] document)
    {
        using var parsed = new XmlParser(new XmlParserOptions { IsSuppressingErrors = true }).ParseDocument(new MemoryStream(document));
    }

    private static async Task<(double Seconds, string Version)?> FeedParserAsync(List<string> files)
    {
        if (!File.Exists(Python)) return null;
        using var python = Process.Start(new ProcessStartInfo(Python, ["-c", FeedParserScript, "3", .. files]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var printed = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        if (python.ExitCode != 0) return null;
        using var json = JsonDocument.Parse(printed);
        return (json.RootElement.GetProperty("seconds").GetDouble(), json.RootElement.GetProperty("version").GetString()!);
    }

    /// <summary>Over all of the material, hostile files included; the better of two times, as no other process can be kept away.</summary>
    private static string Slowest(FeedParser parser, string folder)
    {
        var material = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".xml" or ".rss" or ".atom" or ".rdf" or ".json" or ".html" or "").ToList();
        var (slowest, file) = material.Select(file => (Time(parser, File.ReadAllBytes(file)), file)).Max();
        return Line($"slowest of {material.Count} documents of the whole material: {Path.GetFileName(file)}, {slowest * 1000:F0} ms");
    }

    private static double Time(FeedParser parser, byte[] document)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 2; round++)
        {
            var started = Stopwatch.GetTimestamp();
            Try(document, bytes => parser.Parse(bytes, null, null, CancellationToken.None));
            best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return best;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using InformationMachine.Tests.Feeds.Parsing;

namespace InformationMachine.Benchmarks;

/// <summary>
/// What hostile documents cost: every kind through every door, each in a process of its own, then generated ones in one process. The
/// table is kept as it grows, so that a run that was broken off goes on where it ended.
/// </summary>
internal static class MarkupBenchmark
{
    private const int Size = 2_000_000;
    private const int Batch = 500;
    private const double MostSeconds = 1;
    private const double MostMegabytes = 100;

    /// <returns>Whether all are within bounds.</returns>
    public static async Task<bool> RunAsync(string table, int generated, double? minutes, TextWriter output)
    {
        var campaign = new Campaign(table, minutes);
        foreach (var (name, arguments) in campaign.Left(Cases(generated), row => row.Name)) await campaign.KeepAsync([name, .. (await ChildAsync(arguments)).Split('\t')]);

        var rows = campaign.Rows.Select(row => (Name: row[0], Seconds: Number(row[1]), Megabytes: Number(row[2]))).ToList();
        var bad = rows.Where(row => row.Seconds > MostSeconds || row.Megabytes > MostMegabytes).ToList();
        foreach (var row in bad.OrderByDescending(row => row.Seconds)) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"over: {row.Name}: {row.Seconds:0.00} s, {row.Megabytes:0} MB"));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} rows, {bad.Count} over {MostSeconds:0} s or {MostMegabytes:0} MB; the worst took {rows.Max(row => row.Seconds):0.00} s and {rows.Max(row => row.Megabytes):0} MB; table in {table}"));
        return bad.Count == 0;
    }

    /// <summary>One document, or one batch of generated ones: prints processor seconds of the worst and megabytes over idle.</summary>
    public static async Task<int> RunChildAsync(string kind, string door, TextWriter output)
    {
        var warm = MarkupDoor.All.Where(known => door == "generated" || known.Name == door).ToList();
        foreach (var known in warm) await known.Read("<p>warm <b>up</b> &amp; <a href=x>go</a>", CancellationToken.None);
        double worst = 0;
        if (door == "generated")
        {
            var first = int.Parse(kind, CultureInfo.InvariantCulture);
            var doors = warm.Where(known => known.IsForBodies).ToList();
            var (idle, texts) = (Resident(), Enumerable.Range(first, Batch));
            var which = "";
            foreach (var seed in texts)
            {
                var spent = await SpentAsync(doors[seed % doors.Count], PathologicalDocument.Generate(seed, 1000 << (seed % 8)));
                if (spent > worst) (worst, which) = (spent, string.Create(CultureInfo.InvariantCulture, $"{seed}, {doors[seed % doors.Count].Name}"));
            }

            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{worst:0.000}\t{Peak() - idle:0}\t{which}"));
            return 0;
        }

        var text = PathologicalDocument.All.Single(known => known.Name == kind).Write(Size);
        GC.Collect();
        var before = Resident();
        worst = await SpentAsync(warm.Single(), text);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{worst:0.000}\t{Peak() - before:0}"));
        return 0;
    }

    private static IEnumerable<(string Name, string[] Arguments)> Cases(int generated)
    {
        foreach (var kind in PathologicalDocument.All)
        {
            foreach (var door in MarkupDoor.All.Where(door => door.IsForBodies == kind.IsBody)) yield return ($"{kind.Name} / {door.Name}", [kind.Name, door.Name]);
        }

        for (var seed = 0; seed < generated; seed += Batch) yield return (string.Create(CultureInfo.InvariantCulture, $"generated from {seed}"), [seed.ToString(CultureInfo.InvariantCulture), "generated"]);
    }

    private static async Task<string> ChildAsync(string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["markup-child", .. arguments]) start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var line = await child.StandardOutput.ReadLineAsync();
        await child.WaitForExitAsync();
        return line ?? string.Create(CultureInfo.InvariantCulture, $"999\t999\texit {child.ExitCode}");
    }

    /// <summary>Of the whole process, its collector included, but for what the runtime compiles, which it does once and not with every document.</summary>
    private static async Task<double> SpentAsync(MarkupDoor door, string text)
    {
        using var process = Process.GetCurrentProcess();
        var (before, compiled) = (process.TotalProcessorTime, JitInfo.GetCompilationTime());
        await door.Read(text, CancellationToken.None);
        process.Refresh();
        return (process.TotalProcessorTime - before - (JitInfo.GetCompilationTime() - compiled)).TotalSeconds;
    }

    private static double Resident() => Status("VmRSS:");

    private static double Peak() => Status("VmHWM:");

    private static double Status(string name) =>
        double.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[^2], CultureInfo.InvariantCulture) / 1000;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

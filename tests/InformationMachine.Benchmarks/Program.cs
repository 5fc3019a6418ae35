using InformationMachine.Benchmarks;
using InformationMachine.Benchmarks.Failures;
using InformationMachine.Benchmarks.Judge;

// Each prints ratios against a named reference of the same run: machines are noisy, absolute figures do not travel.
switch (args.FirstOrDefault())
{
    case "ingest":
        await IngestBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 20_000, Console.Out);
        return 0;
    case "linking":
        LinkingBenchmark.Run(Console.Out);
        return 0;
    case "judge":
        new JudgeBenchmark(Console.Out).Run(args.Length > 1 ? args[1] : "../shared", args.Length > 2 ? args[2] : "vectors.bin", args.Length > 3 ? args[3] : null);
        return 0;
    case "wording":
        await WordingBenchmark.RunAsync(Number(1) ?? 500, args.ElementAtOrDefault(2) ?? "../shared", Console.Out);
        return 0;
    case "growth":
        await GrowthBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000, Console.Out);
        return 0;
    case "desk":
        await DeskBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 100_000, Console.Out);
        return 0;
    case "polling":
        await PollingBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 10_000, Console.Out);
        return 0;
    case "fetching":
        await FetchingBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000, Console.Out);
        return 0;
    case "exporting":
        await ExportingBenchmark.RunAsync(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 1_000_000, Console.Out);
        return 0;
    case "store":
        await StoreBenchmark.RunAsync(args.Length > 1 ? [.. args[1..].Select(size => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture))] : [10_000, 100_000, 1_000_000], Console.Out);
        return 0;
    case "kills":
        return await KillBenchmark.RunAsync(Number(1) ?? 100, Number(2) ?? 20261125, new Campaign(args.ElementAtOrDefault(3) ?? Path.Combine(Directory.CreateTempSubdirectory("kills-").FullName, "kills.tsv"), Number(4)), Console.Out);
    case "kills-child":
        return await KillChild.RunAsync(args[1], args[2], int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture));
    case "flips":
        return await FlipBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "flips.tsv", Number(2) ?? 2000, Number(3) ?? 500, Number(4), Console.Out) ? 0 : 1;
    case "program-flips":
        using (var flips = new ProgramFlipBenchmark()) return await flips.RunAsync(Number(2) ?? 200, new Campaign(args.ElementAtOrDefault(1) ?? "program-flips.tsv", Number(3)), Console.Out) ? 0 : 1;
    case "markup":
        return await MarkupBenchmark.RunAsync(args.ElementAtOrDefault(1) ?? "markup.tsv", Number(2) ?? 10_000, Number(3), Console.Out) ? 0 : 1;
    case "markup-child":
        return await MarkupBenchmark.RunChildAsync(args[1], args[2], Console.Out);
    case "soak":
        return await SoakBenchmark.RunAsync(Number(1) ?? 45, args.ElementAtOrDefault(2) ?? "soak.tsv", Console.Out) ? 0 : 1;
    case "soak-child":
        return await SoakBenchmark.RunChildAsync(args[1], Number(2)!.Value, Number(3)!.Value);
    case "telling-kills":
        return await TellingKills.RunAsync(Number(1) ?? 200, Number(2) ?? 20261130, Console.Out) ? 0 : 1;
    case "telling-kills-child":
        return await TellingKills.RunChildAsync(args[1], args[2], Number(3)!.Value);
    case "telling-year":
        return await TellingYear.RunAsync(Number(1) ?? 10_000, Number(2) ?? 50, Number(3) ?? 20261130, Console.Out) ? 0 : 1;
    case "failures":
        return await FailureRun.RunAsync(Number(1) ?? 5, Number(2) ?? 20261203, Number(3) ?? 400, Number(4) ?? 100, Console.Out) ? 0 : 1;
    case "parsing":
        return await ParsingBenchmark.RunAsync(args.Length > 1 ? args[1] : "../shared", Console.Out) ? 0 : 1;
    case "rendering":
        await RenderingBenchmark.RunAsync(Console.Out);
        return 0;
    default:
        await Console.Error.WriteLineAsync("Name a benchmark: ingest [POSTS], linking, judge [SHARED] [VECTORS] [JUDGE], growth [POSTS], desk [POSTS], polling [FEEDS], fetching [FEEDS], exporting [POSTS], store [POSTS...], kills [N] [SEED] [TABLE] [MINUTES], flips [TABLE] [BYTES] [PAGES] [MINUTES], program-flips [TABLE] [N] [MINUTES], markup [TABLE] [N] [MINUTES], soak [MINUTES] [TABLE], telling-kills [N] [SEED], telling-year [STORIES] [RECEIVERS] [SEED], failures [MINUTES] [SEED] [FEEDS] [HOSTS], parsing [FOLDER], rendering. See README.md beside this program.");
        return 64;
}

int? Number(int at) => args.Length > at ? int.Parse(args[at], System.Globalization.CultureInfo.InvariantCulture) : null;

using System.Diagnostics;
using System.Globalization;
using InformationMachine.Mutations;
using Microsoft.CodeAnalysis.CSharp;

// mutate ROOT FOLDER...: rewrites the files below ROOT/FOLDER, in a clone that is thrown away, and lists the mutants in ROOT/mutants.tsv.
// run ROOT TESTS MOST CLASS...: runs the test program for MOST mutants, evenly taken from those of the list, and says which survive. One that
// takes three times as long as the tests do without it counts as killed: it hangs.
return args switch
{
    ["mutate", var root, .. var folders] => Mutate(root, folders),
    ["run", var root, var tests, var most, .. var classes] => await RunAsync(root, tests, int.Parse(most, CultureInfo.InvariantCulture), classes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("mutate ROOT FOLDER... | run ROOT TESTS MOST CLASS...");
    return 64;
}

static int Mutate(string root, string[] folders)
{
    const string Switch = """
        internal static class Mutant
        {
            private static readonly int Number = int.TryParse(System.Environment.GetEnvironmentVariable("MUTANT"), out var number) ? number : -1;

            public static bool Is(int number) => Number == number;
        }
        """;
    var mutants = new List<Mutation>();
    foreach (var path in folders.SelectMany(folder => Directory.Exists(Path.Combine(root, folder)) ? Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories) : [Path.Combine(root, folder)]).Order(StringComparer.Ordinal))
    {
        var tree = CSharpSyntaxTree.ParseText(File.ReadAllText(path));
        File.WriteAllText(path, new Mutator(mutants, Path.GetRelativePath(root, path)).Visit(tree.GetRoot())!.ToFullString());
    }

    foreach (var project in new[] { "InformationMachine", "InformationMachine.Briefings.Claims", "InformationMachine.Text", "InformationMachine.Data" }) File.WriteAllText(Path.Combine(root, "src", project, "Mutant.cs"), Switch);
    File.WriteAllLines(Path.Combine(root, "mutants.tsv"), mutants.Select(mutant => $"{mutant.Number}\t{mutant.Where}\t{mutant.What}\t{mutant.Code}"));
    Console.WriteLine($"{mutants.Count} mutants");
    return 0;
}

static async Task<int> RunAsync(string root, string tests, int most, string[] classes)
{
    var all = File.ReadAllLines(Path.Combine(root, "mutants.tsv"));
    var chosen = all.Where((_, place) => all.Length <= most || place * most / all.Length != (place - 1) * most / all.Length || place == 0).ToList();
    var clock = Stopwatch.StartNew();
    if (await FateAsync(tests, "none", TimeSpan.FromMinutes(10), classes) != "survived") throw new InvalidOperationException("The tests fail without any mutant.");
    // A mutant that never ends is found too, and must not cost minutes: where a queue or a loop is tested, there are many of them.
    var limit = (3 * clock.Elapsed) + TimeSpan.FromSeconds(10);
    var killed = 0;
    foreach (var mutant in chosen)
    {
        var fate = await FateAsync(tests, mutant.Split('\t')[0], limit, classes);
        if (fate != "survived") killed++;
        Console.WriteLine($"{fate}\t{mutant}");
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} of {chosen.Count} killed ({killed / (double)chosen.Count:P0})"));
    return 0;
}

static async Task<string> FateAsync(string tests, string mutant, TimeSpan limit, string[] classes)
{
    var start = new ProcessStartInfo(tests) { RedirectStandardOutput = true, UseShellExecute = false };
    foreach (var name in classes) Array.ForEach(["-class", name], start.ArgumentList.Add);
    start.ArgumentList.Add("-noColor");
    start.ArgumentList.Add("-stopOnFail");
    start.Environment["MUTANT"] = mutant;
    using var process = Process.Start(start)!;
    using var source = new CancellationTokenSource(limit);
    try
    {
        await process.StandardOutput.ReadToEndAsync(source.Token);
        await process.WaitForExitAsync(source.Token);
        return process.ExitCode == 0 ? "survived" : "killed";
    }
    catch (OperationCanceledException)
    {
        process.Kill(entireProcessTree: true);
        return "hung";
    }
}

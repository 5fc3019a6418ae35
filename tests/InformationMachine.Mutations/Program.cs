using System.Diagnostics;
using System.Globalization;
using InformationMachine.Mutations;
using Microsoft.CodeAnalysis.CSharp;

// mutate ROOT FOLDER...: rewrites the files below ROOT/FOLDER, in a clone that is thrown away, and lists the mutants in ROOT/mutants.tsv.
// run ROOT TESTS MOST CLASS...: runs the test program for MOST mutants, evenly taken from those of the list, and says which survive.
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

    foreach (var project in new[] { "InformationMachine", "InformationMachine.Data" }) File.WriteAllText(Path.Combine(root, "src", project, "Mutant.cs"), Switch);
    File.WriteAllLines(Path.Combine(root, "mutants.tsv"), mutants.Select(mutant => $"{mutant.Number}\t{mutant.Where}\t{mutant.What}\t{mutant.Code}"));
    Console.WriteLine($"{mutants.Count} mutants");
    return 0;
}

static async Task<int> RunAsync(string root, string tests, int most, string[] classes)
{
    var all = File.ReadAllLines(Path.Combine(root, "mutants.tsv"));
    var chosen = all.Where((_, place) => all.Length <= most || place * most / all.Length != (place - 1) * most / all.Length || place == 0).ToList();
    if (!await PassesAsync(tests, "none", classes)) throw new InvalidOperationException("The tests fail without any mutant.");
    var killed = 0;
    foreach (var mutant in chosen)
    {
        var survives = await PassesAsync(tests, mutant.Split('\t')[0], classes);
        if (!survives) killed++;
        Console.WriteLine($"{(survives ? "survived" : "killed")}\t{mutant}");
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{killed} of {chosen.Count} killed ({killed / (double)chosen.Count:P0})"));
    return 0;
}

static async Task<bool> PassesAsync(string tests, string mutant, string[] classes)
{
    var start = new ProcessStartInfo(tests) { RedirectStandardOutput = true, UseShellExecute = false };
    foreach (var name in classes) Array.ForEach(["-class", name], start.ArgumentList.Add);
    start.ArgumentList.Add("-noColor");
    start.ArgumentList.Add("-stopOnFail");
    start.Environment["MUTANT"] = mutant;
    using var process = Process.Start(start)!;
    // A mutant that never ends is found too.
    using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
    try
    {
        await process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode == 0;
    }
    catch (OperationCanceledException)
    {
        process.Kill(entireProcessTree: true);
        return false;
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using InformationMachine.Threads.Evaluation;

namespace InformationMachine.Tests.Threads.Evaluation;

/// <summary>What `evaluate` prints is what the scorer beside the labelled sets prints, whatever was predicted.</summary>
public sealed class ScorerTests
{
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("labs2025", 1)]
    [InlineData("analysts_a", 2)]
    [InlineData("outlets2017", 3)]
    public async Task Both_say_the_same(string set, int seed)
    {
        var script = SharedMaterial.Path("stories", "real", "score_real.py");
        Assert.SkipUnless(File.Exists(Python), "there is no Python beside the tests");
        var gold = SharedMaterial.Path("stories", "real", $"{set}.gold.jsonl");
        var predicted = Predict(LabelFile.Read(gold), new Random(seed));
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder.File("predicted.jsonl"), predicted.Select(post => JsonSerializer.Serialize(new { id = post.Key, cluster = post.Value.Final, published = post.Value.IsPublished })), TestContext.Current.CancellationToken);
        using var json = JsonDocument.Parse(await RunAsync(script, gold, folder.File("predicted.jsonl")));
        var ours = ReaderMeasures.Of([.. predicted.Values]);
        double Theirs(string name) => json.RootElement.GetProperty(name).GetDouble();
        (ours.Published, ours.Largest, ours.Stories).ShouldBe(((int)Theirs("published"), (int)Theirs("largest"), (int)Theirs("stories")));
        foreach (var (name, value) in new[] { ("clean", ours.Clean), ("bogus", ours.Bogus), ("misplaced", ours.Misplaced), ("found", ours.Found) }) value.ShouldBe(Theirs(name), 0.0001, name);
    }

    /// <summary>Mostly right, with strangers, torn stories and threads that are not shown.</summary>
    private static Dictionary<string, LabelledPost> Predict(IReadOnlyDictionary<string, GoldLabel> gold, Random random)
    {
        var threads = gold.Values.Select(label => label.Story).Distinct(StringComparer.Ordinal).Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        var hidden = Enumerable.Range(0, threads.Count).Where(_ => random.Next(4) == 0).ToHashSet();
        return gold.ToDictionary(pair => pair.Key, pair =>
        {
            var thread = random.Next(6) == 0 ? random.Next(threads.Count) : threads[pair.Value.Story];
            return new LabelledPost(pair.Value, thread, thread) { IsPublished = !hidden.Contains(thread) };
        }, StringComparer.Ordinal);
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Python) { RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.ArgumentList.Add("--json");
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, string.Create(CultureInfo.InvariantCulture, $"{arguments[0]}: {text}"));
        return text;
    }
}

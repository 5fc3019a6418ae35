using System.Globalization;
using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>The verb <c>replay</c> on a real stream.</summary>
public sealed class ReplayTests
{
    private const int Posts = 2000;

    [Fact]
    public async Task Every_post_gets_a_cluster_and_a_run_killed_in_the_middle_agrees_exactly_with_one_that_was_not()
    {
        using var installation = new Installation();
        var stream = File.ReadLines(SharedMaterial.Path("stories", "tweets.jsonl")).Take(Posts).ToList();
        await File.WriteAllLinesAsync(Path.Combine(installation.Folder, "posts.jsonl"), stream, TestContext.Current.CancellationToken);

        var first = await installation.Run("replay", "--posts", "posts.jsonl", "--provisional", "first.jsonl");
        first.Code.ShouldBe(0, first.Errors);
        Ids(first.Output).ShouldBe(stream.Select(Id));
        (await installation.Run("replay", "--posts", "posts.jsonl")).Output.ShouldBe(first.Output);

        (await KillUntilDone(installation)).ShouldBeGreaterThan(0, "no run was killed: the test proves nothing");
        var resumed = await installation.Run("replay", "--posts", "posts.jsonl", "--data", "kept", "--provisional", "resumed.jsonl");
        resumed.Code.ShouldBe(0, resumed.Errors);
        resumed.Output.ShouldBe(first.Output);
        File.ReadAllText(Path.Combine(installation.Folder, "resumed.jsonl")).ShouldBe(File.ReadAllText(Path.Combine(installation.Folder, "first.jsonl")));
    }

    /// <summary>Starts the same replay again and again and kills it ever later (by half each time), until one ends by itself; returns the kills.</summary>
    private static async Task<int> KillUntilDone(Installation installation)
    {
        for (var kills = 0; ; kills++)
        {
            using var replay = installation.Start("replay", "--posts", "posts.jsonl", "--data", "kept", "--output", "ignored.jsonl");
            var deadline = TimeProvider.System.GetUtcNow() + TimeSpan.FromMilliseconds(400 * Math.Pow(1.5, kills));
            while (!replay.HasExited && TimeProvider.System.GetUtcNow() < deadline) await Task.Delay(20, TestContext.Current.CancellationToken);
            if (replay.HasExited) return kills;
            replay.Kill();
            await replay.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private static IEnumerable<string> Ids(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            using var json = JsonDocument.Parse(line);
            json.RootElement.GetProperty("cluster").GetInt32().ShouldBeGreaterThan(0);
            return json.RootElement.GetProperty("id").GetString()!;
        });

    private static string Id(string line)
    {
        using var json = JsonDocument.Parse(line);
        var id = json.RootElement.GetProperty("id");
        return id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetInt64().ToString(CultureInfo.InvariantCulture);
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>The demo, as a newcomer starts it.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Within_a_minute_threads_form_and_briefings_reach_version_three_with_every_sentence_supported()
    {
        using var installation = new Installation();
        var started = Stopwatch.GetTimestamp();

        var demo = await installation.Run("demo", "--seconds", "30");

        demo.Code.ShouldBe(0, demo.Errors);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        demo.Output.ShouldContain("index.html");
        var site = Path.Combine(installation.Data, "demo", "site");
        Pages.CheckSite(site);
        var briefings = Directory.GetFiles(Path.Combine(site, "threads"), "*.json");
        var versions = briefings.Select(Version).ToList();
        versions.Count(version => version >= 3).ShouldBeGreaterThanOrEqualTo(5, string.Join(", ", versions));
        foreach (var briefing in briefings) await CheckGrounded(briefing);
    }

    private static int Version(string file)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        return json.RootElement.GetProperty("version").GetInt32();
    }

    /// <summary>The published judge of groundedness; skipped where it or Python is not at hand.</summary>
    private static async Task CheckGrounded(string file)
    {
        var judge = SharedMaterial.Path("briefings", "grounded.py");
        using var python = Process.Start(new ProcessStartInfo("python3", [judge, file, file, "--json"]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        using var verdict = JsonDocument.Parse(output);
        var total = verdict.RootElement.GetProperty("total");
        total.GetProperty("supported").GetDouble().ShouldBe(1.0, file);
        total.GetProperty("broken").GetInt32().ShouldBe(0, file);
        total.GetProperty("sentences").GetInt32().ShouldBeGreaterThan(5, file);
    }
}

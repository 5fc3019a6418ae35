using System.Diagnostics;
using System.Text.Json;

namespace InformationMachine.EndToEnd;

/// <summary>The demo, as a newcomer starts it.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Threads_form_and_briefings_reach_version_three_with_every_sentence_supported()
    {
        using var installation = new Installation();

        var demo = await installation.Run("demo", "--seconds", "120");

        demo.Code.ShouldBe(0, demo.Errors);
        demo.Output.ShouldContain("index.html");
        demo.Output.ShouldContain("The first story stands: ");
        // The last line can be typed as it stands.
        var command = demo.Output.TrimEnd().Split('\n')[^1].Replace("or with", "", StringComparison.Ordinal).Trim();
        using var typed = Process.Start(new ProcessStartInfo("sh", ["-c", command]) { WorkingDirectory = installation.Folder, UseShellExecute = false, RedirectStandardOutput = true })!;
        (await typed.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldContain("thread");
        await typed.WaitForExitAsync(TestContext.Current.CancellationToken);
        typed.ExitCode.ShouldBe(0, command);
        var site = Path.Combine(installation.Data, "demo", "site");
        Pages.CheckSite(site);
        var briefings = Directory.GetFiles(Path.Combine(site, "threads"), "*.json");
        var versions = briefings.Select(Version).ToList();
        versions.Count(version => version >= 3).ShouldBeGreaterThanOrEqualTo(5, string.Join(", ", versions));
        foreach (var briefing in briefings) await CheckGrounded(briefing);
    }

    [Fact]
    public async Task The_first_story_comes_early_in_the_demo_and_its_page_is_there()
    {
        using var installation = new Installation();
        using var demo = installation.Start("demo");
        await demo.Until(() => demo.Output.Contains("History shows what each changed", StringComparison.Ordinal), TimeSpan.FromSeconds(120), "a first story");
        // Eight fictional days take forty seconds: a story of the first of them is told long before the others have come.
        demo.Output.ShouldNotContain("became");
        var page = demo.Output.Split('\n').SkipWhile(line => !line.StartsWith("The first story stands", StringComparison.Ordinal)).Skip(1).First().Trim();
        File.Exists(new Uri(page).LocalPath).ShouldBeTrue(page);
        demo.Interrupt();
        (await demo.WaitAsync(TimeSpan.FromSeconds(120))).ShouldBe(0);
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

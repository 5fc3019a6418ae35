using System.Diagnostics;
using System.Globalization;

namespace InformationMachine.EndToEnd;

/// <summary>kill -9 of a process that stores, publishes, migrates, backs up, compacts and archives; the benchmark <c>kills</c> does a hundred.</summary>
public sealed class StoreKillTests
{
    /// <summary>Sets how many kills there are.</summary>
    private const string CountVariable = "IM_TEST_KILLS";

    [Fact]
    public async Task Kills_at_random_instants_lose_and_double_nothing_and_everything_opens()
    {
        var kills = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 12;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "InformationMachine.Benchmarks.dll"), "kills", kills.ToString(CultureInfo.InvariantCulture), "20261125" }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output + await errors);
        output.ShouldContain("; 0 complaints");
        output.ShouldNotContain(": 0 posts acknowledged", customMessage: "no kill hit a process that had stored anything: the test proves nothing");
    }
}

using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>The first command of the README works where a stranger calls it: at the top of a clone, whose configuration lies there.</summary>
public sealed class ReadmeCommandTests
{
    [Fact]
    public async Task Run_from_the_top_of_a_clone_the_machine_finds_the_configuration_there()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";
        string[] arguments = ["run", "-c", configuration, "--no-build", "--project", "src/InformationMachine", "--", "config", "check"];
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = SharedMaterial.Repository, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("IM_", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, output + await errors);
        output.ShouldContain($"{Path.Combine(SharedMaterial.Repository, "config")} is valid");
    }
}

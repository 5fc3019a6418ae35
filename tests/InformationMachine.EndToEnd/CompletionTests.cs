using System.Diagnostics;

namespace InformationMachine.EndToEnd;

/// <summary>A shell completes verbs, options and names of feeds.</summary>
public sealed class CompletionTests
{
    [Theory]
    [InlineData("fee", "feeds")]
    [InlineData("feeds pa", "pause")]
    [InlineData("export --fo", "--format")]
    [InlineData("feeds pause light", "lighthouse")]
    public async Task What_may_follow_is_told(string line, string follows)
    {
        using var installation = new Installation();
        installation.Configure([("lighthouse", new Uri("https://lighthouse.example.com/feed"))]);
        var (code, output, errors) = await installation.Run($"[suggest:{line.Length}]", line);
        code.ShouldBe(0, errors);
        output.Split('\n', StringSplitOptions.TrimEntries).ShouldContain(follows);
    }

    [Fact]
    public async Task The_script_of_bash_completes_under_the_name_it_gives()
    {
        using var installation = new Installation();
        installation.Configure([]);
        var script = await installation.Run("completion", "bash", "--name", "im");
        script.Code.ShouldBe(0, script.Errors);
        installation.Write("completion.sh", script.Output);
        const string Ask = "source ./completion.sh; COMP_LINE='im feeds pa'; COMP_POINT=11; COMP_WORDS=(im feeds pa); COMP_CWORD=2; _im; printf '%s\\n' \"${COMPREPLY[@]}\"";
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", Ask]) { WorkingDirectory = installation.Folder, UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.Trim().ShouldBe("pause");
    }
}

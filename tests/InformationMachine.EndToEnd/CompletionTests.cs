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

    [Theory]
    [InlineData("bash", "source ./completion; COMP_LINE='im feeds pa'; COMP_POINT=11; COMP_WORDS=(im feeds pa); COMP_CWORD=2; _im; printf '%s\\n' \"${COMPREPLY[@]}\"", "pause")]
    [InlineData("fish", "source ./completion; complete -C 'im feeds pa'; complete -C 'echo x; im feeds pause light'", "pause\nlighthouse")]
    [InlineData("zsh", Typed, "im feeds pause\nim feeds pause lighthouse")]
    public async Task The_script_of_a_shell_completes_under_the_name_it_gives(string shell, string ask, string follows)
    {
        Assert.SkipWhen(!Directory.Exists("/bin") || !File.Exists($"/bin/{shell}") && !File.Exists($"/usr/bin/{shell}"), $"there is no {shell}");
        using var installation = new Installation();
        installation.Configure([("lighthouse", new Uri("https://lighthouse.example.com/feed"))]);
        var script = await installation.Run("completion", shell, "--name", "im");
        script.Code.ShouldBe(0, script.Errors);
        installation.Write("completion", script.Output);
        var start = new ProcessStartInfo(shell, ["-c", ask]) { WorkingDirectory = installation.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        // A user's own settings of the shell are not what is tried.
        foreach (var (name, value) in new[] { ("HOME", installation.Folder), ("ZDOTDIR", installation.Folder), ("XDG_CONFIG_HOME", installation.Folder), ("TERM", "dumb") }) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.Trim().ReplaceLineEndings("\n").ShouldBe(follows, await errors);
    }

    /// <summary>
    /// zsh completes only what is typed into a terminal: a line, the tabulator, and in front of what came of it a command that prints it. Written
    /// in two halves, the mark is not found in what the terminal echoes.
    /// </summary>
    private const string Typed =
        """
        zmodload zsh/zpty
        zpty shell zsh -f -i
        zpty -w shell 'source ./completion; print RE""ADY'
        zpty -r -m shell seen '*READY*'
        for line in 'im feeds pa' 'im feeds pause light'; do
          zpty -w shell "$line"$'\t\x01print -r -- COME""TO '
          zpty -r -m shell seen $'*COMETO *\n*'
          print -r -- "${${${seen##*COMETO }%%$'\r'*}% }"
        done
        zpty -d shell
        """;
}

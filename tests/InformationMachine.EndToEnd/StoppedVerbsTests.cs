using System.Diagnostics;
using InformationMachine.Data.Store;

namespace InformationMachine.EndToEnd;

/// <summary>Verbs that take a while, stopped in the middle, by a signal or by what a file may hold: they say so in a line, end with that code and leave nothing half done.</summary>
public sealed class StoppedVerbsTests(LargeInstallation large) : IClassFixture<LargeInstallation>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Verbs =>
    [
        "export --format jsonl --output out/",
        "export --format csv --output out/",
        "export --format parquet --output out/",
        "export --format zip --output out.zip",
        "export --format jsonl --output out.jsonl --place place",
        "backup out.zip",
        "doctor",
        "compact",
        "replay --posts one.jsonl --data data --output out.jsonl",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task A_verb_that_is_stopped_leaves_no_file(string verb)
    {
        var installation = large.Installation;
        var before = Files(installation);
        using var process = await StopAsync(verb, process => process.Terminate());
        (await process.WaitAsync(Patience)).ShouldBe(143, process.Output + process.Errors);
        process.Errors.Trim().ShouldBe("Stopped by SIGTERM before it was done; no file is left half done.");
        Files(installation).Except(before).ShouldBeEmpty();
        await using var store = installation.OpenStore();
        store.Counts().Posts.ShouldBeInRange(LargeInstallation.Posts, LargeInstallation.Posts + 1);
    }

    [Theory]
    [InlineData("export --format jsonl --output limited.jsonl")]
    [InlineData("export --format parquet --output limited/")]
    [InlineData("backup limited.zip")]
    public async Task A_file_that_may_not_become_so_large_is_told_with_the_remedy(string verb)
    {
        var before = Files(large.Installation);
        // The signal ignored, as service managers do, so that the write is refused; the runtime's own doubled mapping of code counts as a file too.
        var start = new ProcessStartInfo("bash") { WorkingDirectory = large.Installation.Folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"""ulimit -f 100; trap "" XFSZ; exec dotnet "$0" {verb}""");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"));
        foreach (var (name, value) in large.Installation.Variables) start.Environment[name] = value;
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = MachineProcess.Start(start);
        (await process.WaitAsync(Patience)).ShouldBe(1, process.Output + process.Errors);
        process.Errors.ShouldContain("Allow larger files (`ulimit -f`");
        process.Errors.ShouldNotContain("   at ", Case.Sensitive, "a message, no stack trace");
        Files(large.Installation).Except(before).ShouldBeEmpty();
    }

    [Fact]
    public async Task Ctrl_C_is_told_apart()
    {
        using var process = await StopAsync("doctor", process => process.Interrupt());
        (await process.WaitAsync(Patience)).ShouldBe(130, process.Output + process.Errors);
        process.Errors.ShouldContain("Interrupted before it was done");
    }

    [Fact]
    public async Task Whoever_follows_ends_well()
    {
        (await large.Installation.Run("restore", await Backup())).Code.ShouldBe(0);
        using var process = large.Installation.Start("export", "--follow", "--kinds", "posts", "--since", await Latest());
        await process.Until(() => process.Errors.Contains("What comes next", StringComparison.Ordinal), Patience, "the end of what there was");
        process.Terminate();
        (await process.WaitAsync(Patience)).ShouldBe(0, process.Errors);
        process.Output.ShouldBeEmpty();
    }

    /// <summary>Signals a verb in the middle of its work, not while it opens the file; sooner where it was done before the signal came.</summary>
    private async Task<MachineProcess> StopAsync(string verb, Action<MachineProcess> signal)
    {
        var installation = large.Installation;
        var before = Files(installation);
        for (var delay = 400; ; delay /= 2)
        {
            var process = installation.Start(verb.Split(' '));
            await process.Until(() => StoreLock.Holder(installation.Data) == process.Id, Patience, "hold on the data");
            await Task.Delay(TimeSpan.FromMilliseconds(delay), TestContext.Current.CancellationToken);
            signal(process);
            if (await process.WaitAsync(Patience) != 0 || delay == 0) return process;
            process.Dispose();
            foreach (var written in Files(installation).Except(before)) File.Delete(written);
        }
    }

    private static HashSet<string> Files(Installation installation) =>
        [.. Directory.EnumerateFiles(installation.Folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("machine-log.db" or "machine.lock"))];

    private async Task<string> Latest() => (await large.Installation.Run("changes", "--latest")).Output.Trim();

    private async Task<string> Backup()
    {
        (await large.Installation.Run("backup", "whole.zip")).Code.ShouldBe(0);
        return "whole.zip";
    }
}

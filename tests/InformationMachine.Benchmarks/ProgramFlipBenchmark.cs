using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Tests.Data.Store.LiteDb;

namespace InformationMachine.Benchmarks;

/// <summary>
/// <c>program-flips</c>: altered bytes and pages as the real program meets them. After each, `export`, `backup`, `doctor` and `run --once`
/// end in time, with an exit code that is true and a message instead of a stack trace; after `doctor --repair` the machine runs.
/// </summary>
internal sealed class ProgramFlipBenchmark : IDisposable
{
    private const int BytesOutOf = 4;
    /// <summary>Of processor time: the wall also counts what else the machine does.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly FlipTrial _trial = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("program-flips-").FullName;
    private int _expected;

    /// <returns>Whether nothing went wrong.</returns>
    public async Task<bool> RunAsync(int trials, Campaign campaign, TextWriter output)
    {
        await _trial.PrepareAsync(CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(_folder, "feeds.json"), "{\"feeds\": []}", CancellationToken.None);
        _expected = (await ExportAsync()).Posts ?? throw new InvalidOperationException("The whole files cannot be exported.");
        foreach (var seed in campaign.Left(Enumerable.Range(0, trials), seed => seed.ToString(CultureInfo.InvariantCulture)))
        {
            var file = FlipTrial.Files[seed % FlipTrial.Files.Count];
            _trial.Reset();
            var isPage = seed / FlipTrial.Files.Count % BytesOutOf == 0;
            _trial.Alter(file, new Random(seed), isPage);
            await campaign.KeepAsync([seed, file, isPage ? "page" : "byte", .. await TryAsync(file)]);
        }

        var rows = campaign.Rows;
        foreach (var group in rows.GroupBy(row => $"{row[1],-20} {row[2]}").OrderBy(group => group.Key, StringComparer.Ordinal))
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{group.Key} {group.Count(),4} altered: {group.Count(row => row[3] != "0"),4} exports and {group.Count(row => row[4] != "0"),4} backups refused, {group.Count(row => row[5] != "0"),4} found by the doctor, {group.Count(row => row[6] == "0"),4} run as they are"));
        var wrong = rows.Where(row => row[^1].Length > 0).ToList();
        foreach (var row in wrong.Take(20)) await output.WriteLineAsync("wrong: " + string.Join(' ', row));
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} trials with the real program, {wrong.Count} wrong"));
        return wrong.Count == 0;
    }

    public void Dispose()
    {
        _trial.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Exit codes of export, backup, doctor and run, posts after a repair, and what is wrong.</summary>
    private async Task<object?[]> TryAsync(string file)
    {
        var wrong = new List<string>();
        var (export, posts) = await ExportAsync();
        if (posts is { } found && found != _expected) wrong.Add($"export brings {found} of {_expected} posts without a word");
        var backup = Path.Combine(_folder, "backup.zip");
        File.Delete(backup);
        var backedUp = await RunAsync("backup", backup);
        if (backedUp.Code == 0 && (await BackupFile.ReadManifestAsync(backup, CancellationToken.None)).Posts is var kept && kept >= _expected + 1) wrong.Add($"the backup counts {kept} posts");
        var doctor = await RunAsync("doctor");
        var run = await RunAsync("run", "--once");
        if (doctor.Code == 0 && run.Code != 0) wrong.Add("sound and dead");
        int? repaired = null;
        if (doctor.Code != 0)
        {
            var repair = await RunAsync("doctor", "--repair");
            var after = await RunAsync("run", "--once");
            if (after.Code != 0) wrong.Add($"dead after the repair: {after.Text}");
            // What an archive has lost only a backup has.
            if (repair.Code != 0 && !file.StartsWith("archive", StringComparison.Ordinal)) wrong.Add($"not sound after the repair: {repair.Text}");
            repaired = (await ExportAsync()).Posts;
            wrong.AddRange(Unseemly(repair, after));
        }

        wrong.AddRange(Unseemly(export, backedUp, doctor, run));
        return [export.Code, backedUp.Code, doctor.Code, run.Code, repaired, string.Join(" | ", wrong)];
    }

    private static IEnumerable<string> Unseemly(params Outcome[] outcomes) =>
        outcomes.Where(outcome => outcome.Code is not (0 or 1) || outcome.Text.Contains("   at ", StringComparison.Ordinal)).Select(outcome => $"{outcome.Verb} ends with {outcome.Code}: {outcome.Text}");

    private async Task<(Outcome Outcome, int? Posts)> ExportAsync()
    {
        var file = Path.Combine(_folder, "posts.jsonl");
        File.Delete(file);
        var outcome = await RunAsync("export", "--kinds", "posts", "--output", file);
        return (outcome, outcome.Code == 0 ? File.ReadLines(file).Count() : null);
    }

    private async Task<Outcome> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = _folder };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "InformationMachine.dll"), .. arguments, "--data", _trial.Folder, "--config", _folder]) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var texts = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        var begun = Stopwatch.GetTimestamp();
        while (!process.WaitForExit(TimeSpan.FromMilliseconds(100)))
        {
            if (ProcessorTime(process) < Deadline && Stopwatch.GetElapsedTime(begun) < Patience) continue;
            process.Kill();
            return new Outcome(arguments[0], -1, $"it had not ended after {Deadline.TotalSeconds:0} s of processor time");
        }

        return new Outcome(arguments[0], process.ExitCode, string.Join(' ', await texts));
    }

    /// <summary>Of one that has just ended nothing can be told any more.</summary>
    private static TimeSpan ProcessorTime(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private sealed record Outcome(string Verb, int Code, string Text);
}

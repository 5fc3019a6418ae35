using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb.Checks;

namespace InformationMachine.Cli;

/// <summary>The verb <c>doctor</c>.</summary>
internal static class DoctorCommand
{
    private const int Shown = 50;

    public static Command Create()
    {
        var repair = new Option<bool>("--repair") { Description = "Repair what can be repaired from what is there; the files as they were stay in backups/." };
        var command = new Command("doctor", "Check the data file, its log, its archives and every invariant; exit with 1 where something is wrong.") { repair };
        command.SetAction((parse, cancellationToken) => Task.FromResult(Run(GlobalOptions.Paths(parse), parse.GetValue(repair), parse.GetValue(GlobalOptions.Json), cancellationToken)));
        return command;
    }

    private static int Run(MachinePaths paths, bool repair, bool json, CancellationToken cancellationToken)
    {
        KeptStore.RequireFile(paths, "doctor", "Check it with pg_amcheck, and create the cluster with data checksums; every record carries a check number that is looked at when it is read.");
        if (!Directory.Exists(paths.Data)) throw new RefusedException(ExitCode.Failed, $"There is no directory {paths.Data}; name another with --data.");
        StoreLock? held = null;
        try
        {
            held = StoreLock.Acquire(paths.Data);
        }
        catch (StoreLockedException) when (!repair)
        {
            // The running machine's own file is not to be touched; its snapshot is the same data.
        }

        using (held)
        {
            var report = held is not null ? DataDoctor.Check(paths.DataFile, cancellationToken) : CheckSnapshot(paths, cancellationToken);
            if (report.IsSound || !repair) return Tell(report, held is null ? paths.SnapshotFile : paths.DataFile, json);
            Tell(report, paths.DataFile, json: false);
            var kept = DataDoctor.Repair(paths.DataFile, TimeProvider.System.GetUtcNow(), cancellationToken);
            var after = DataDoctor.Check(paths.DataFile, cancellationToken);
            if (!json) Console.Out.WriteLine(kept is null ? "Repaired." : $"Repaired; the files as they were are in {kept}. What is left:");
            return Tell(after, paths.DataFile, json);
        }
    }

    private static CheckReport CheckSnapshot(MachinePaths paths, CancellationToken cancellationToken)
    {
        if (!File.Exists(paths.SnapshotFile)) throw new RefusedException(ExitCode.Locked, $"The machine that runs on {paths.Data} has not published a snapshot yet; try again in a minute.");
        return DataDoctor.CheckCopy(paths.SnapshotFile, paths.DataFile, cancellationToken);
    }

    private static int Tell(CheckReport report, string path, bool json)
    {
        if (json) JsonOutput.Print(new { File = path, report.IsSound, report.Records, report.Total, report.Findings });
        else
        {
            foreach (var finding in report.Findings.Take(Shown)) Console.Out.WriteLine($"{finding.Rule,-10} {finding.What} Repair: {finding.Remedy}");
            if (report.Total > Shown) Console.Out.WriteLine($"… and {report.Total - Math.Min(Shown, report.Findings.Count)} more; --json prints the first {report.Findings.Count}.");
            Console.Out.WriteLine(report.IsSound ? $"{path}: sound; {report.Records} records read." : $"{path}: {report.Total} findings in {report.Records} records.");
        }

        return (int)(report.IsSound ? ExitCode.Done : ExitCode.Failed);
    }
}

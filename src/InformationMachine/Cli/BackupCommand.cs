using System.CommandLine;
using System.Globalization;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>backup</c>.</summary>
internal static class BackupCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "The backup to write (default: backups/ in the data directory, named by the time).", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("backup", "Write all data into one file, verified, also while the machine runs.") { file };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(file), parse.GetValue(GlobalOptions.Json), TimeProvider.System, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths paths, string? file, bool json, TimeProvider time, CancellationToken cancellationToken)
    {
        KeptStore.RequireFile(paths, "backup", "Save it with pg_dump, or archive its log for recovery to a point in time (pg_basebackup, archive_command).");
        KeptStore.Require(paths);
        var now = time.GetUtcNow();
        var target = file ?? Path.Combine(paths.Data, "backups", string.Create(CultureInfo.InvariantCulture, $"machine-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.zip"));
        try
        {
            var manifest = await WriteAsync(paths, target, now, cancellationToken);
            if (json) JsonOutput.Print(new { File = target, Bytes = new FileInfo(target).Length, manifest.Created, manifest.Schema, manifest.Posts, manifest.Threads, manifest.Briefings, manifest.Files });
            else Console.Out.WriteLine($"{target}: {Counted.Of(manifest.Posts, "post")}, {Counted.Of(manifest.Threads, "thread")}, {Counted.Of(manifest.Briefings, "briefing version")}, {Counted.Of(manifest.Files.Count(entry => entry.Name.StartsWith("archive/", StringComparison.Ordinal)), "archive")}; {new FileInfo(target).Length / 1024} KB, read back and compared. Keep the configuration directory with it.");
            return (int)ExitCode.Done;
        }
        catch (Exception e) when (e is IOException and not StoreLockedException and not DataFileException or UnauthorizedAccessException || DiskTrouble.IsTooLarge(e))
        {
            throw new RefusedException(ExitCode.Failed, $"{target} could not be written: {DiskTrouble.Line(e)}", e);
        }
    }

    private static async Task<BackupManifest> WriteAsync(MachinePaths paths, string target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        StoreLock held;
        try
        {
            held = StoreLock.Acquire(paths.Data);
        }
        catch (StoreLockedException)
        {
            return await FromRunningAsync(paths, target, now, cancellationToken);
        }

        using (held)
        {
            // Opening it finishes what a kill may have left, and closing it moves the log into the file.
            await LiteDbStore.Open(paths.DataFile).DisposeAsync();
            return await BackupFile.WriteAsync(paths.DataFile, paths.Archive, target, Beside(paths), now, cancellationToken);
        }
    }

    /// <summary>Who is told stands beside the data file, since it must be in no snapshot; what they were told is in it.</summary>
    private static string[] Beside(MachinePaths paths) => [Path.Combine(paths.Data, FileDocuments.ReceiversFileName)];

    /// <summary>Only the running machine may read its file: it publishes a snapshot, which is backed up.</summary>
    private static async Task<BackupManifest> FromRunningAsync(MachinePaths paths, string target, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (RunningMachine.Find(paths, ThisUser.Name, Patience) is { } running)
        {
            using (running) await running.PublishAsync(cancellationToken);
        }
        else
        {
            if (!File.Exists(paths.SnapshotFile)) throw new RefusedException(ExitCode.Locked, $"The machine that runs on {paths.Data} has not published a snapshot yet; try again in a minute.");
            await Console.Error.WriteLineAsync($"The running machine serves no API: this is its snapshot of {File.GetLastWriteTimeUtc(paths.SnapshotFile):yyyy-MM-dd HH:mm:ss} UTC.");
        }

        return await BackupFile.WriteAsync(paths.SnapshotFile, paths.Archive, target, Beside(paths), now, cancellationToken);
    }
}

using System.CommandLine;
using InformationMachine.Configuration;
using InformationMachine.Data.Store;
using InformationMachine.Data.Store.LiteDb;
using InformationMachine.Data.Store.LiteDb.Backups;
using InformationMachine.Text;

namespace InformationMachine.Cli;

/// <summary>The verb <c>restore</c>.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A backup, or a copy of snapshot/machine.db." };
        var force = new Option<bool>("--force") { Description = "Restore it although parts of it are damaged; `doctor --repair` comes next." };
        var command = new Command("restore", "Put a backup in the place of the data, after checking every byte of it; the data as it was stays in backups/.") { file, force };
        command.SetAction((parse, cancellationToken) => RunAsync(GlobalOptions.Paths(parse), parse.GetValue(file)!, parse.GetValue(force), parse.GetValue(GlobalOptions.Json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(MachinePaths paths, string file, bool force, bool json, CancellationToken cancellationToken)
    {
        KeptStore.RequireFile(paths, "restore", "Stop the machine and restore with pg_restore, or recover to a point in time; cursors of changes given after that point are refused.");
        OpenedData.Prepare(paths.Data);
        using var held = StoreLock.Acquire(paths.Data);
        try
        {
            var receivers = File.Exists(file) ? await BackupFile.ReadBesideAsync(file, FileDocuments.ReceiversFileName, cancellationToken) : null;
            var (report, kept) = await Restore.RunAsync(file, paths.DataFile, force, TimeProvider.System.GetUtcNow(), cancellationToken);
            if (receivers is not null) Replace(Path.Combine(paths.Data, FileDocuments.ReceiversFileName), receivers, kept);
            await using var store = LiteDbStore.Open(paths.DataFile);
            await new SnapshotPublisher(paths.Data).PublishAsync(store, cancellationToken);
            var counts = store.Counts();
            if (json) JsonOutput.Print(new { Restored = file, counts.Posts, counts.Threads, counts.Briefings, report.Records, report.Total, Kept = kept });
            else Console.Out.WriteLine($"Restored {file}: {Counted.Of(counts.Posts, "post")}, {Counted.Of(counts.Threads, "thread")}, {Counted.Of(counts.Briefings, "briefing version")}; {Counted.Of(report.Records, "record")} checked.{(kept is null ? "" : $" The data as it was is in {kept}.")} `render --all` writes the pages anew.");
            return (int)ExitCode.Done;
        }
        catch (Exception e) when (e is IOException and not DataFileException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Failed, $"{file} could not be restored: {e.Message}", e);
        }
    }

    /// <summary>Who is told, as it was backed up; the file as it was stays with the data that was replaced.</summary>
    private static void Replace(string path, string text, string? kept)
    {
        if (kept is not null && File.Exists(path)) File.Copy(path, Path.Combine(kept, Path.GetFileName(path)), overwrite: true);
        PrivateFile.Write(path, text);
    }
}

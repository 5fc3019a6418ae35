using System.Globalization;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Upkeep;

namespace InformationMachine.Data.Store.LiteDb.Backups;

/// <summary>Puts a backup, or a bare copy of a data file, in the place of the data in use.</summary>
public static class Restore
{
    /// <summary>
    /// Checks every byte and every invariant of the backup, keeps the files in use in <c>backups/</c>, then replaces them. A kill at any
    /// instant leaves the old data or the new. Hold the <see cref="StoreLock"/>.
    /// </summary>
    /// <param name="backup">The backup, or a data file that is complete by itself.</param>
    /// <param name="path">The data file in use.</param>
    /// <param name="force">True to restore a file that is damaged in parts.</param>
    /// <param name="now">The time, for the name of the folder.</param>
    /// <param name="cancellationToken">Breaks it off before anything is replaced.</param>
    /// <returns>What was checked, and the folder with the files as they were; null where there were none.</returns>
    /// <exception cref="DataFileException">The backup cannot be used; nothing was changed.</exception>
    public static async Task<(CheckReport Report, string? Kept)> RunAsync(string backup, string path, bool force, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (!File.Exists(backup)) throw new DataFileException($"There is no file {backup}.");
        var paths = new DataFilePaths(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        Replacement.Finish(paths);
        var building = Replacement.Begin(paths);
        try
        {
            var isBackup = BackupFile.IsBackup(backup);
            if (isBackup) await BackupFile.ExtractAsync(backup, paths.Building, cancellationToken);
            else await FileCopy.RunAsync(backup, building.Data, cancellationToken);
            var report = Check(backup, building, paths, cancellationToken);
            if (!report.IsSound && !force)
                throw new DataFileException($"{backup} is damaged: {report.Findings[0].What}{(report.Total > 1 ? $" There are {report.Total - 1} more findings." : "")} Take another backup, or use --force and repair it with `doctor --repair`.");
            if (isBackup && !force) Compare(backup, await BackupFile.ReadManifestAsync(backup, cancellationToken), building);
            Restoration.Seal(building);
            var kept = Keep(paths, now);
            Replacement.Complete(paths);
            return (report, kept);
        }
        catch
        {
            Replacement.Abandon(paths);
            throw;
        }
    }

    private static CheckReport Check(string backup, DataFilePaths building, DataFilePaths paths, CancellationToken cancellationToken)
    {
        try
        {
            return DataDoctor.CheckCopy(building.Data, Directory.Exists(building.Archive) ? building.Data : paths.Data, cancellationToken);
        }
        catch (DataFileException e)
        {
            throw new DataFileException($"{backup} cannot be restored: {e.Message.Replace(building.Data, "it", StringComparison.Ordinal)}", e);
        }
    }

    /// <summary>What is restored is as much as was backed up.</summary>
    private static void Compare(string backup, BackupManifest manifest, DataFilePaths building)
    {
        using var copy = Snapshot.Open(building.Data);
        var counts = copy.Counts();
        if ((counts.Posts, counts.Threads, counts.Briefings) != (manifest.Posts, manifest.Threads, manifest.Briefings))
            throw new DataFileException($"{backup} says it holds {manifest.Posts} posts, {manifest.Threads} threads and {manifest.Briefings} briefing versions, and holds {counts.Posts}, {counts.Threads} and {counts.Briefings}. Take another backup, or use --force.");
    }

    private static string? Keep(DataFilePaths paths, DateTimeOffset now)
    {
        var files = new[] { paths.Data, paths.Log, paths.Seal }.Where(file => File.Exists(file) && FileIdentity.IsRegular(file)).ToList();
        if (files.Count == 0) return null;
        var kept = Path.Combine(paths.Backups, string.Create(CultureInfo.InvariantCulture, $"replaced-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
        Directory.CreateDirectory(kept);
        foreach (var file in files) File.Copy(file, Path.Combine(kept, Path.GetFileName(file)), overwrite: true);
        return kept;
    }
}

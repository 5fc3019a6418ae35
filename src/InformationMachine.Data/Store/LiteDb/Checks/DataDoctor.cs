using System.Globalization;
using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.LiteDb.Records;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Checks a data file and everything that belongs to it, and builds it anew from what can be read.</summary>
public static class DataDoctor
{
    /// <summary>Checks the file in use, which nobody has open; hold its <see cref="StoreLock"/>. Nothing is changed.</summary>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public static CheckReport Check(string path, CancellationToken cancellationToken)
    {
        var paths = new DataFilePaths(path);
        var findings = new Findings();
        LeftoverCheck.Run(paths, findings);
        Pages(paths, findings, cancellationToken);
        if (Choose(paths, findings, cancellationToken) is { } file)
        {
            using (file) Run(file, findings, ArchiveCheck.Run(paths, file, findings));
        }

        return findings.ToReport();
    }

    /// <summary>Checks a copy that is complete by itself: a published snapshot, a backup.</summary>
    /// <param name="copy">The copy.</param>
    /// <param name="path">The data file whose archives the copy's threads may be in.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    /// <exception cref="DataFileException">It is no data file.</exception>
    public static CheckReport CheckCopy(string copy, string path, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        PageCheck.Run(copy, isExpected: false, "It is built anew from the records that are whole.", findings, cancellationToken);
        using var file = CheckedFile.Copy(copy, cancellationToken);
        if (file.Trouble is null) _ = file.Collections;
        Run(file, findings, ArchiveCheck.Run(new DataFilePaths(path), file, findings));
        return findings.ToReport();
    }

    /// <summary>Checks the invariants of a copy that is open.</summary>
    internal static CheckReport CheckOpen(Snapshot copy, string path, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        using var file = CheckedFile.Of(copy, cancellationToken);
        Run(file, findings, ArchiveCheck.Run(new DataFilePaths(path), file, findings));
        return findings.ToReport();
    }

    /// <summary>
    /// Repairs what can be repaired: the file is built anew from its whole records, also from those that only its pages still
    /// hold because what led to them is torn, and from those of the published snapshot where its own are damaged or gone. The files as they were go to <c>backups/</c>.
    /// </summary>
    /// <param name="path">The file in use.</param>
    /// <param name="now">The time, for the name of the folder.</param>
    /// <param name="cancellationToken">Breaks it off before anything is replaced.</param>
    /// <returns>The folder with the files as they were; null where there was nothing to repair.</returns>
    /// <exception cref="IOException">The disk refused; nothing was changed.</exception>
    public static string? Repair(string path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var paths = new DataFilePaths(path);
        var findings = new Findings();
        LeftoverCheck.Remove(paths);
        Pages(paths, findings, cancellationToken);
        // A running machine publishes the next one; until then there is none, rather than one that is wrong.
        if (File.Exists(Published(paths)) && !PageCheck.Run(Published(paths), isExpected: false, "", new Findings(), cancellationToken)) File.Delete(Published(paths));
        using (var file = Choose(paths, findings, cancellationToken))
        {
            if (file is null) return null;
            var archived = ArchiveCheck.Run(paths, file, findings);
            Run(file, findings, archived);
            if (findings.Total == 0) return null;
            Build(paths, file, archived, cancellationToken);
            file.Dispose();
            var kept = Keep(paths, now);
            Replacement.Complete(paths);
            return kept;
        }
    }

    private static void Build(DataFilePaths paths, CheckedFile file, IReadOnlySet<UInt128> archived, CancellationToken cancellationToken)
    {
        try
        {
            using var donor = Donor(paths, cancellationToken);
            new DataRepair(file, donor, archived).Build(Replacement.Begin(paths));
        }
        catch
        {
            Replacement.Abandon(paths);
            throw;
        }
    }

    private static string Keep(DataFilePaths paths, DateTimeOffset now)
    {
        var kept = Path.Combine(paths.Backups, string.Create(CultureInfo.InvariantCulture, $"damaged-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}"));
        Directory.CreateDirectory(kept);
        foreach (var part in new[] { paths.Data, paths.Log, paths.Seal }.Where(file => File.Exists(file) && FileIdentity.IsRegular(file))) File.Copy(part, Path.Combine(kept, Path.GetFileName(part)), overwrite: true);
        return kept;
    }

    private static string Published(DataFilePaths paths) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(paths.Data))!, SnapshotPublisher.FolderName, SnapshotPublisher.FileName);

    private static void Pages(DataFilePaths paths, Findings findings, CancellationToken stop)
    {
        if (StoreFile.HasChecks(paths) && OpeningCheck.Length(paths.Data) > 0) PageCheck.Run(paths.Data, isExpected: true, "The file is built anew from the records that are whole.", findings, stop);
        if (File.Exists(Published(paths))) PageCheck.Run(Published(paths), isExpected: false, "It is taken away; a running machine publishes it anew.", findings, stop);
        if (!Directory.Exists(paths.Archive)) return;
        foreach (var archive in Directory.GetFiles(paths.Archive, "*.db")) PageCheck.Run(archive, isExpected: false, "Nothing: take the archive from a backup.", findings, stop);
    }

    private static void Run(CheckedFile file, Findings findings, IReadOnlySet<UInt128> archived)
    {
        try
        {
            new DataCheck(file, findings, archived).Run();
        }
        catch (Exception e) when (Damage.Is(e))
        {
            findings.Add("file", $"The file cannot be read any further: {e.Message}", "It is built anew from what can be read.");
        }
    }

    /// <summary>The file with its log where the two belong together, and without it otherwise; null where there is no file.</summary>
    private static CheckedFile? Choose(DataFilePaths paths, Findings findings, CancellationToken stop)
    {
        FileSeal? seal = null;
        try
        {
            seal = SealFile.Peek(paths.Seal);
            if (seal is null && OpeningCheck.Length(paths.Data) == 0 && OpeningCheck.Length(paths.Log) == 0) return null;
            if (seal?.State == SealState.New) return null;
            if (!StoreFile.HasChecks(paths)) OpeningCheck.Unchecked(paths);
            StoreFile.Open(paths).Dispose();
            return CheckedFile.Live(paths, withLog: true, stop);
        }
        catch (Exception e) when (Damage.Is(e))
        {
            findings.Add("file", e.Message, "The file is built anew from what can be read.");
        }

        if (OpeningCheck.Length(paths.Data) == 0) return null;
        var file = CheckedFile.Live(paths, withLog: true, stop);
        if (seal?.State != SealState.Clean && Belongs(paths, file, seal)) return file;
        file.Dispose();
        return CheckedFile.Live(paths, withLog: false, stop);
    }

    /// <summary>A log that was cut or altered says more than none; that of another file says nothing true.</summary>
    private static bool Belongs(DataFilePaths paths, CheckedFile file, FileSeal? seal)
    {
        if (seal is null) return true;
        var (identity, generation) = file.Identity();
        return (identity == seal.File && generation == seal.Generation) || (identity is null && OpeningCheck.HasLog(paths, seal));
    }

    private static CheckedFile? Donor(DataFilePaths paths, CancellationToken stop)
    {
        try
        {
            var donor = CheckedFile.Copy(Published(paths), stop);
            return donor.Ask(collections => collections.Schema == Collections.SchemaVersion) ? donor : null;
        }
        catch (Exception e) when (Damage.Is(e))
        {
            return null;
        }
    }
}

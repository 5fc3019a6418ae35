namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Puts files that were built aside in the place of those in use, so that a kill at any instant leaves the old ones or the new ones:
/// they are built in one folder, which is renamed once they are complete; from then on every opening first moves them in.
/// </summary>
internal static class Replacement
{
    /// <summary>An empty folder to build in.</summary>
    public static DataFilePaths Begin(DataFilePaths paths)
    {
        Abandon(paths);
        Directory.CreateDirectory(paths.Building);
        return paths.In(paths.Building);
    }

    /// <summary>Throws away what was being built.</summary>
    public static void Abandon(DataFilePaths paths)
    {
        if (Directory.Exists(paths.Building)) Directory.Delete(paths.Building, recursive: true);
    }

    /// <summary>What was built is complete: it takes the place of the files in use, which nobody has open.</summary>
    public static void Complete(DataFilePaths paths)
    {
        Directory.Move(paths.Building, paths.Ready);
        Finish(paths);
    }

    /// <summary>Why what lies ready must not take the place of the files in use; null where it may, or where nothing does.</summary>
    public static string? Trouble(DataFilePaths paths)
    {
        if (!Directory.Exists(paths.Ready)) return null;
        var ready = paths.In(paths.Ready);
        try
        {
            if (File.Exists(ready.Seal)) SealFile.Peek(ready.Seal);
            if (!File.Exists(ready.Data)) return null;
            using var file = new FileStream(RegularFile.Demand(ready.Data), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            DataFileHeader.Check(file, ready.Data, isWhole: true);
            return null;
        }
        catch (DataFileException e)
        {
            return $"{paths.Ready} was to take the place of the files in use, and is none that this program has finished: {e.Message}";
        }
    }

    /// <summary>Moves what lies ready, and must not be used, to the backups.</summary>
    public static void SetAside(DataFilePaths paths)
    {
        Directory.CreateDirectory(paths.Backups);
        for (var number = 1; ; number++)
        {
            var aside = Path.Combine(paths.Backups, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"not-ready-{number}"));
            if (Path.Exists(aside)) continue;
            Directory.Move(paths.Ready, aside);
            return;
        }
    }

    /// <summary>Finishes a replacement that a kill broke off, and throws away one that was not complete.</summary>
    /// <exception cref="DataFileException">What lies ready is damaged or was not made by this program; nothing was changed.</exception>
    public static void Finish(DataFilePaths paths)
    {
        Abandon(paths);
        if (!Directory.Exists(paths.Ready)) return;
        if (Trouble(paths) is { } trouble) throw new DataFileException($"{trouble} Move the folder away, or let `doctor --repair` do so; the files in use are as they were.");
        var ready = paths.In(paths.Ready);
        if (Directory.Exists(ready.Archive))
        {
            Directory.CreateDirectory(paths.Archive);
            foreach (var archive in Directory.GetFiles(ready.Archive)) File.Move(archive, Path.Combine(paths.Archive, Path.GetFileName(archive)), overwrite: true);
        }

        if (File.Exists(ready.Seal)) File.Move(ready.Seal, paths.Seal, overwrite: true);
        if (File.Exists(ready.Data))
        {
            // The log of the file before would attach itself to the new one.
            File.Delete(paths.Log);
            File.Move(ready.Data, paths.Data, overwrite: true);
        }

        Directory.Delete(paths.Ready, recursive: true);
    }
}

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

    /// <summary>Finishes a replacement that a kill broke off, and throws away one that was not complete.</summary>
    public static void Finish(DataFilePaths paths)
    {
        Abandon(paths);
        if (!Directory.Exists(paths.Ready)) return;
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

using InformationMachine.Data.Snapshots;

namespace InformationMachine.Data.Store.LiteDb;

/// <summary>Puts a copy of a data file, such as a published snapshot, in the place of the file in use.</summary>
internal static class Restoration
{
    /// <summary>Restores; a kill at any instant leaves the old file or the new one. The file in use is not open and its lock is held.</summary>
    /// <param name="copy">A data file that is complete by itself.</param>
    /// <param name="paths">The files it replaces.</param>
    /// <exception cref="DataFileException">The copy cannot be read; nothing was changed.</exception>
    public static void Run(string copy, DataFilePaths paths)
    {
        Guid? identity;
        long generation;
        using (var snapshot = Snapshot.Open(copy))
        {
            (identity, generation) = (snapshot.Collections.File, snapshot.Collections.Generation);
        }

        Replacement.Finish(paths);
        var building = Replacement.Begin(paths);
        CopyFile(copy, building.Data);
        SealFile.Create(building.Seal, new FileSeal(identity ?? Guid.NewGuid(), SealState.Clean, generation, 0, Crc32C.Start)).Dispose();
        Replacement.Complete(paths);
    }

    private static void CopyFile(string source, string target)
    {
        // File.Copy would take over the mode of a published snapshot, which nobody may write.
        using var from = new FileStream(source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var to = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
        from.CopyTo(to, 1 << 20);
        to.Flush(flushToDisk: true);
    }
}

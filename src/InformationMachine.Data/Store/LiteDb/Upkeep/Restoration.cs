using InformationMachine.Data.Store.LiteDb.Files;
using InformationMachine.Data.Store.Records;

namespace InformationMachine.Data.Store.LiteDb.Upkeep;

/// <summary>Makes a copy of a data file, such as a published snapshot, a file that can be used.</summary>
internal static class Restoration
{
    /// <summary>Writes the seal that belongs to a data file which is complete by itself.</summary>
    /// <exception cref="DataFileException">The file cannot be read.</exception>
    public static void Seal(DataFilePaths paths)
    {
        using var copy = Snapshot.Open(paths.Data);
        SealFile.Create(paths.Seal, new FileSeal(copy.Collections.File ?? Guid.NewGuid(), SealState.Clean, copy.Collections.Generation, 0, Crc32C.Start, copy.HasPageChecks)).Dispose();
    }
}

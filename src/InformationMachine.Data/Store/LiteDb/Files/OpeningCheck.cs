using InformationMachine.Data.Store.LiteDb.Records;

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>
/// Whether the files of a store are what its seal says, before LiteDB sees them: it opens a file whose log is lost without complaint and
/// without what was in the log.
/// </summary>
internal static class OpeningCheck
{
    /// <summary>Files without a seal: nothing at all, or a data file of schema 1 with or without its log.</summary>
    /// <exception cref="DataFileException">There is a log without its data file.</exception>
    public static void Unsealed(DataFilePaths paths)
    {
        DemandFiles(paths);
        if (Length(paths.Data) == 0 && Length(paths.Log) > 0)
            throw new DataFileException($"{paths.Data} is missing, but {paths.Log}, which belongs to it, is there. Put the file back, or restore a backup with `restore FILE`.");
        if (Length(paths.Data) > 0) CheckHeader(paths, isWhole: Length(paths.Log) == 0);
    }

    /// <exception cref="DataFileException">A file is missing, foreign or cut short; the message says which.</exception>
    public static void Sealed(DataFilePaths paths, FileSeal seal)
    {
        DemandFiles(paths);
        if (Length(paths.Data) == 0)
            throw new DataFileException($"{paths.Data} is missing, but {paths.Seal}, which belongs to it, is there. Put the file back, restore a backup with `restore FILE`, or move the seal away to start anew.");
        var log = Length(paths.Log);
        switch (seal.State)
        {
            case SealState.Clean:
                if (log > 0) throw Foreign(paths, "nothing was in the log when the file was last used");
                break;
            case SealState.Checkpointing when File.Exists(paths.Log) && log == 0:
                break;
            default:
                CheckLog(paths, seal, log);
                break;
        }

        CheckHeader(paths, isWhole: seal.State != SealState.Checkpointing || log == 0);
    }

    /// <summary>Once LiteDB has read the log: whether data and log are those the seal speaks of.</summary>
    public static void Identity(DataFilePaths paths, FileSeal seal, Collections collections)
    {
        if (collections.File != seal.File)
            throw new DataFileException($"{paths.Data} is another file than the one {paths.Seal} belongs to. Use `restore FILE` to put a backup or another machine's file in its place.");
        var generation = collections.Generation;
        var isBegun = seal is { State: SealState.Logging, LogLength: 0 } && generation == seal.Generation - 1;
        if (generation != seal.Generation && !isBegun)
            throw new DataFileException($"{paths.Data} is {(generation < seal.Generation ? "older" : "newer")} than {paths.Seal}: it holds log {generation}, the seal speaks of log {seal.Generation}. Use `restore FILE` to go back to a backup.");
    }

    /// <summary>A file whose pages carry no check numbers yet: whether LiteDB can be asked about it at all.</summary>
    /// <exception cref="DataFileException">It cannot.</exception>
    public static void Unchecked(DataFilePaths paths)
    {
        using var pages = new RawPages(paths.Data, paths.Log);
        if (PageSurvey.Trouble(pages, CancellationToken.None) is { } trouble)
            throw new DataFileException($"{paths.Data} is damaged: {trouble}. Run `doctor`, which says what can be repaired, or restore a backup with `restore FILE`.");
    }

    /// <summary>The size of a file in bytes; 0 where there is none.</summary>
    public static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    /// <summary>Whether the log is the one the seal speaks of, whole, where the data file itself cannot say so any more.</summary>
    public static bool HasLog(DataFilePaths paths, FileSeal seal)
    {
        if (seal.State is not (SealState.Logging or SealState.Checkpointing) || seal.LogLength == 0) return false;
        try
        {
            CheckLog(paths, seal, Length(paths.Log));
            return true;
        }
        catch (DataFileException)
        {
            return false;
        }
    }

    /// <summary>A pipe has a length of 0, as a file that is gone has.</summary>
    private static void DemandFiles(DataFilePaths paths)
    {
        RegularFile.Demand(paths.Data);
        RegularFile.Demand(paths.Log);
    }

    private static void CheckLog(DataFilePaths paths, FileSeal seal, long length)
    {
        if (!File.Exists(paths.Log) || (length == 0 && seal.LogLength > 0))
            throw new DataFileException($"{paths.Log} is lost: it held {seal.LogLength} bytes of committed data that {Path.GetFileName(paths.Data)} does not have. Put it back, or restore a backup with `restore FILE`; `doctor --repair` goes on without what was in it.");
        if (length < seal.LogLength)
            throw new DataFileException($"{paths.Log} has been cut short: it has {length} of the {seal.LogLength} bytes that were committed. Put it back, or restore a backup with `restore FILE`; `doctor --repair` goes on without what is gone.");
        using var log = new LogFile(paths.Log, static () => { }, static () => { });
        if (log.Check(seal.LogLength) != seal.LogCrc) throw Foreign(paths, "its check number does not fit");
    }

    private static DataFileException Foreign(DataFilePaths paths, string why) =>
        new($"{paths.Log} is damaged or belongs to another file: {why}. Put the right one back, or restore a backup with `restore FILE`; `doctor --repair` goes on without it.");

    private static void CheckHeader(DataFilePaths paths, bool isWhole)
    {
        using var file = new FileStream(RegularFile.Demand(paths.Data), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        DataFileHeader.Check(file, paths.Data, isWhole);
    }
}

namespace InformationMachine.Data.Store.LiteDb.Files;

/// <summary>The files a store consists of.</summary>
/// <param name="Data">The data file.</param>
internal sealed record DataFilePaths(string Data)
{
    /// <summary>The folder of the archives in the data directory.</summary>
    public const string ArchiveFolder = "archive";

    /// <summary>The folder of the published copy in the data directory.</summary>
    public const string SnapshotFolder = SnapshotPublisher.FolderName;

    /// <summary>What was committed since the last checkpoint.</summary>
    public string Log { get; } = Beside(Data, "-log" + Path.GetExtension(Data));

    /// <summary>What the two must be at the next opening.</summary>
    public string Seal { get; } = Beside(Data, ".seal");

    /// <summary>A folder in which files are built that will take the place of these; what lies there is not finished.</summary>
    public string Building { get; } = Beside(Data, ".building");

    /// <summary>The same folder once it is finished: what lies there takes the place of these files before they are opened.</summary>
    public string Ready { get; } = Beside(Data, ".ready");

    /// <summary>The folder for backups.</summary>
    public string Backups { get; } = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Data))!, "backups");

    /// <summary>The folder for archives.</summary>
    public string Archive { get; } = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Data))!, ArchiveFolder);

    /// <summary>The files of the same name in another folder.</summary>
    public DataFilePaths In(string folder) => new(Path.Combine(folder, Path.GetFileName(Data)));

    private static string Beside(string path, string end) => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path) + end);
}

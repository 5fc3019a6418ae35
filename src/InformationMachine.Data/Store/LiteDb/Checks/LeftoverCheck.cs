using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Data.Store.LiteDb.Checks;

/// <summary>Files that a kill left half done. They do no harm but take room; what made them makes them anew.</summary>
internal static class LeftoverCheck
{
    public static void Run(DataFilePaths paths, Findings findings)
    {
        foreach (var path in Find(paths)) findings.Add("leftover", $"{path} was left half done.", "It is removed.");
        if (Replacement.Trouble(paths) is { } trouble) findings.Add("leftover", trouble, "It goes to the backups.");
    }

    public static void Remove(DataFilePaths paths)
    {
        foreach (var path in Find(paths).ToList()) File.Delete(path);
        if (Replacement.Trouble(paths) is not null) Replacement.SetAside(paths);
        Replacement.Finish(paths);
    }

    private static IEnumerable<string> Find(DataFilePaths paths)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(paths.Data))!;
        var candidates = new[] { (SnapshotPublisher.FolderName, ".*.new"), (SnapshotPublisher.FolderName, "*-log.db"), ("backups", "*.part"), ("archive", "*.part"), ("archive", "*-log.db") };
        return candidates
            .Select(candidate => (Folder: Path.Combine(folder, candidate.Item1), Pattern: candidate.Item2))
            .Where(candidate => Directory.Exists(candidate.Folder))
            .SelectMany(candidate => Directory.EnumerateFiles(candidate.Folder, candidate.Pattern, new EnumerationOptions { AttributesToSkip = FileAttributes.None }));
    }
}

namespace InformationMachine.Data.Store;

/// <summary>
/// Publishes copies of the live file for readers: <c>snapshot/machine.db</c>, replaced atomically, mode 0444. Thread-safe; one
/// publisher a data directory.
/// </summary>
public sealed class SnapshotPublisher
{
    /// <summary>The folder in the data directory.</summary>
    public const string FolderName = "snapshot";

    /// <summary>The file in that folder.</summary>
    public const string FileName = "machine.db";

    private readonly string _folder;

    /// <param name="dataDirectory">The data directory, which exists.</param>
    public SnapshotPublisher(string dataDirectory) => _folder = System.IO.Path.Combine(dataDirectory, FolderName);

    /// <summary>Where readers find the newest snapshot.</summary>
    public string Path => System.IO.Path.Combine(_folder, FileName);

    /// <summary>Publishes everything committed so far. Writing goes on meanwhile.</summary>
    /// <exception cref="IOException">The disk refused; readers keep the snapshot before.</exception>
    public async Task PublishAsync(IStoreUpkeep store, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_folder);
        var temporary = System.IO.Path.Combine(_folder, $".{FileName}.new");
        await store.CopyToAsync(temporary, () => Replace(temporary), cancellationToken);
    }

    private void Replace(string temporary)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(temporary, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        // A reader that opened the snapshot for writing left a log behind, which would attach itself to the next snapshot.
        File.Delete(System.IO.Path.Combine(_folder, "machine-log.db"));
        File.Move(temporary, Path, overwrite: true);
    }
}

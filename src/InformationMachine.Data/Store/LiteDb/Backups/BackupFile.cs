using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using InformationMachine.Data.Store.LiteDb.Checks;
using InformationMachine.Data.Store.LiteDb.Files;

namespace InformationMachine.Data.Store.LiteDb.Backups;

/// <summary>
/// A backup: a zip file with the data file, the archives, files that belong to them, and a manifest with the length and hash of each. It appears
/// under its name only once it is complete, and is read back and compared before that.
/// </summary>
public static class BackupFile
{
    private const string DataName = "machine.db";
    private const string BesideFolder = "beside/";

    /// <summary>The manifest of a century of archives has a hundred lines.</summary>
    private const long MaximumManifest = 4L * 1024 * 1024;

    /// <summary>Writes a backup.</summary>
    /// <param name="copy">A data file that is complete by itself, such as the published snapshot; it may be replaced meanwhile.</param>
    /// <param name="archives">The folder with the archives; it need not exist.</param>
    /// <param name="target">The backup to write; its owner alone may read it.</param>
    /// <param name="beside">Further files that belong to the data, kept under their names; those that do not exist are left out.</param>
    /// <param name="now">The time to write into it.</param>
    /// <param name="cancellationToken">Breaks it off; nothing is left then.</param>
    /// <exception cref="IOException">The disk refused; there is no backup then.</exception>
    public static async Task<BackupManifest> WriteAsync(string copy, string archives, string target, IReadOnlyList<string> beside, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var part = target + ".part";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        try
        {
            var manifest = await WriteEntriesAsync(copy, archives, part, beside, now, cancellationToken);
            await using (var zip = await ZipFile.OpenReadAsync(part, cancellationToken))
            {
                foreach (var entry in manifest.Files) await VerifyAsync(zip, entry, Stream.Null, part, cancellationToken);
            }

            File.Move(part, target, overwrite: true);
            return manifest;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>What a backup says it holds.</summary>
    /// <exception cref="DataFileException">It is no backup, or not complete.</exception>
    public static async Task<BackupManifest> ReadManifestAsync(string path, CancellationToken cancellationToken)
    {
        await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
        return await ReadManifestAsync(zip, path, cancellationToken);
    }

    /// <summary>Puts what a backup holds into a folder, every byte checked: the data file, and the archives in <c>archive/</c>.</summary>
    /// <returns>The data file.</returns>
    /// <exception cref="DataFileException">It is no backup, not complete or damaged; the message says which.</exception>
    internal static async Task<string> ExtractAsync(string path, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
            var manifest = await ReadManifestAsync(zip, path, cancellationToken);
            foreach (var entry in manifest.Files)
            {
                if (entry.Name.StartsWith(BesideFolder, StringComparison.Ordinal)) continue;
                var target = Path.GetFullPath(Path.Combine(folder, entry.Name));
                // A backup is somebody's file: its names must not lead out of the folder.
                if (!target.StartsWith(Path.GetFullPath(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) throw new DataFileException($"{path} names a file outside of itself, {entry.Name}: it is no backup of this program.");
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await using var file = new FileStream(target, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous);
                await VerifyAsync(zip, entry, file, path, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            return Path.Combine(folder, DataName);
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException($"{path} is damaged or no backup: {e.Message} Take another backup.", e);
        }
    }

    /// <summary>The text of a further file that a backup holds; null where it holds none of that name, or is a bare data file.</summary>
    /// <exception cref="DataFileException">It is damaged.</exception>
    public static async Task<string?> ReadBesideAsync(string path, string name, CancellationToken cancellationToken)
    {
        if (!IsBackup(path)) return null;
        try
        {
            await using var zip = await ZipFile.OpenReadAsync(path, cancellationToken);
            var manifest = await ReadManifestAsync(zip, path, cancellationToken);
            if (manifest.Files.FirstOrDefault(file => file.Name == BesideFolder + name) is not { } entry) return null;
            using var text = new MemoryStream();
            await VerifyAsync(zip, entry, text, path, cancellationToken);
            return Encoding.UTF8.GetString(text.ToArray());
        }
        catch (InvalidDataException e)
        {
            throw new DataFileException($"{path} is damaged or no backup: {e.Message} Take another backup.", e);
        }
    }

    /// <summary>True for a backup, false for a bare data file.</summary>
    internal static bool IsBackup(string path)
    {
        using var file = new FileStream(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[2];
        return file.ReadAtLeast(start, 2, throwOnEndOfStream: false) == 2 && start.SequenceEqual("PK"u8);
    }

    private static async Task<BackupManifest> WriteEntriesAsync(string copy, string archives, string part, IReadOnlyList<string> beside, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var file = Create(part);
        BackupManifest manifest;
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken))
        {
            var entries = new List<BackupEntry>();
            // One descriptor from here on: a snapshot may be replaced at any time.
            await using var data = Read(copy);
            using var snapshot = Snapshot.Open(copy, data);
            await Task.Run(() => Check(snapshot, copy, archives, cancellationToken), cancellationToken);
            entries.Add(await AddAsync(zip, DataName, data, cancellationToken));
            foreach (var archive in Directory.Exists(archives) ? [.. Directory.GetFiles(archives, "*.db").Order(StringComparer.Ordinal)] : Array.Empty<string>())
            {
                await using var source = Read(archive);
                entries.Add(await AddAsync(zip, DataFilePaths.ArchiveFolder + "/" + Path.GetFileName(archive), source, cancellationToken));
            }

            foreach (var other in beside.Where(File.Exists))
            {
                await using var source = Read(other);
                entries.Add(await AddAsync(zip, BesideFolder + Path.GetFileName(other), source, cancellationToken));
            }

            var counts = snapshot.Counts();
            manifest = new BackupManifest(BackupManifest.CurrentFormat, now, snapshot.Collections.Schema ?? 0, counts.Posts, counts.Threads, counts.Briefings, entries);
            await using var stream = await zip.CreateEntry(BackupManifest.Name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
            await JsonSerializer.SerializeAsync(stream, manifest, BackupManifest.Json, cancellationToken);
        }

        file.Flush(flushToDisk: true);
        return manifest;
    }

    /// <summary>A backup of a damaged file would be found out only when it is needed.</summary>
    private static void Check(Snapshot snapshot, string copy, string archives, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(archives)))!;
        var report = DataDoctor.CheckOpen(snapshot, Path.Combine(folder, DataName), cancellationToken);
        if (!report.IsSound) throw new DataFileException($"{copy} is damaged: {report.Findings[0].What} No backup was written; see with `doctor` what can be repaired.");
    }

    /// <summary>Posts may be public; who is told of them is not.</summary>
    private static FileStream Create(string path)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 1 << 20, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    private static FileStream Read(string path) => new(RegularFile.Demand(path), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 20, FileOptions.Asynchronous);

    private static async Task<BackupEntry> AddAsync(ZipArchive zip, string name, FileStream source, CancellationToken cancellationToken)
    {
        await using var stream = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        source.Position = 0;
        var (hash, bytes) = await CopyAsync(source, stream, long.MaxValue, cancellationToken);
        return new BackupEntry(name, bytes, hash);
    }

    private static async Task VerifyAsync(ZipArchive zip, BackupEntry entry, Stream target, string path, CancellationToken cancellationToken)
    {
        var found = zip.GetEntry(entry.Name) ?? throw new DataFileException($"{path} is damaged: {entry.Name} is missing. Take another backup.");
        await using var stream = await found.OpenAsync(cancellationToken);
        // No more than it says: a file that unpacks to much more would fill the disk before it is found out.
        var (hash, bytes) = await CopyAsync(stream, target, entry.Bytes, cancellationToken);
        if (hash != entry.Sha256 || bytes != entry.Bytes) throw new DataFileException($"{path} is damaged: {entry.Name} is not what was backed up. Take another backup.");
    }

    private static async Task<(string Hash, long Bytes)> CopyAsync(Stream source, Stream target, long limit, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (buffer, bytes) = (new byte[1 << 20], 0L);
        for (int read; bytes <= limit && (read = await source.ReadAsync(buffer, cancellationToken)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return (Convert.ToHexStringLower(hash.GetCurrentHash()), bytes);
    }

    private static async Task<BackupManifest> ReadManifestAsync(ZipArchive zip, string path, CancellationToken cancellationToken)
    {
        var entry = zip.GetEntry(BackupManifest.Name) ?? throw new DataFileException($"{path} is no backup of this program, or not complete: it has no {BackupManifest.Name}.");
        if (entry.Length > MaximumManifest) throw new DataFileException($"{path} is no backup of this program: its {BackupManifest.Name} is too large.");
        await using var stream = await entry.OpenAsync(cancellationToken);
        try
        {
            var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(stream, BackupManifest.Json, cancellationToken);
            if (manifest is { Format: > BackupManifest.CurrentFormat }) throw new DataFileException($"{path} was written by a newer version (form {manifest.Format}); use that.");
            return manifest is { Files.Count: > 0 } ? manifest : throw new DataFileException($"{path} is damaged: its {BackupManifest.Name} names no files.");
        }
        catch (JsonException e)
        {
            throw new DataFileException($"{path} is damaged: its {BackupManifest.Name} cannot be read ({e.Message}).", e);
        }
    }
}

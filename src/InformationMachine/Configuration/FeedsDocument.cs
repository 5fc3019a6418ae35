namespace InformationMachine.Configuration;

/// <summary><c>feeds.json</c> as a document: replaced as a whole under a lock; owner and mode stay, and so does a link that leads there.</summary>
internal sealed class FeedsDocument(string file) : IDocument
{
    /// <summary>Users of one group may change the feeds; a stranger cannot keep them from it.</summary>
    private const UnixFileMode OwnerAndGroup = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead;

    public string Place => file;

    public DocumentMark Mark => new FileInfo(file) is { Exists: true } found ? new DocumentMark(found.LastWriteTimeUtc.Ticks, found.Length) : default;

    public DocumentContent Known() => Now();

    public DocumentContent Now()
    {
        try
        {
            return File.Exists(file) ? new DocumentContent(File.ReadAllBytes(file), 0) : DocumentContent.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw JsonLines.Unreadable(file, e);
        }
    }

    public bool TryWrite(DocumentContent before, byte[] after)
    {
        // Whoever comes by a link and whoever comes without it hold the same.
        var target = FileOwner.Target(file);
        try
        {
            using var held = FileLock.TryTake(target, OwnerAndGroup);
            if (held is null || !DocumentContent.AreSame(before, Now())) return false;
            Replace(target, after);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Discard(target + ".new");
            throw DiskTrouble.Refuse(file, e, $"It is changed by putting a new file in its place: its directory must be writable (`--config DIR` or {MachinePaths.ConfigVariable} name another).");
        }
    }

    private static void Replace(string target, byte[] text)
    {
        var temporary = target + ".new";
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(target))!);
        File.WriteAllBytes(temporary, text);
        FileOwner.Inherit(temporary);
        FileOwner.Copy(target, temporary);
        File.Move(temporary, target, overwrite: true);
    }

    private static void Discard(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Where nothing can be written, nothing was, and what is told is why.
        }
    }
}

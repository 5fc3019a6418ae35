namespace InformationMachine.Configuration;

/// <summary>A document in a file that only its owner may read, replaced as a whole under a lock that holds across processes.</summary>
internal sealed class PrivateDocument(string path, TimeProvider clock) : IDocument
{
    /// <summary>File systems date files no finer than this: a younger one may change again without a new date.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(2);

    public string Place => path;

    public DocumentMark Mark
    {
        get
        {
            var file = new FileInfo(path);
            return file.Exists
                ? new DocumentMark(file.LastWriteTimeUtc.Ticks, file.Length) { IsSettled = (clock.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc).Duration() > Settled }
                : new DocumentMark(0, 0);
        }
    }

    public DocumentContent Known() => Now();

    public DocumentContent Now()
    {
        try
        {
            return new DocumentContent(File.ReadAllBytes(path), 0);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return DocumentContent.None;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RefusedException(ExitCode.Configuration, $"{path} cannot be read: {DiskTrouble.Line(e)}", e);
        }
    }

    public bool TryWrite(DocumentContent before, byte[] after)
    {
        using var held = PrivateFile.TryLock(path);
        if (held is null || !DocumentContent.AreSame(before, Now())) return false;
        PrivateFile.Write(path, after);
        return true;
    }
}

namespace InformationMachine.Configuration;

/// <summary>What becomes of the files of a process when the documents are in the database: the first one that has a file gives it, once, and they are not read any more.</summary>
internal static partial class DocumentsTaken
{
    /// <summary>Writes the files of this process into a database that has no such documents yet, and says what was done.</summary>
    /// <param name="files">The files of this process.</param>
    /// <param name="shared">The database.</param>
    /// <param name="check">Reads a list as who uses it does: what nobody reads may be wrong, what is written for all may not.</param>
    /// <param name="logger">Is told.</param>
    /// <exception cref="RefusedException">A file is not what it should be (exit code 78); nothing of it was written.</exception>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    public static void TakeOver(FileDocuments files, SharedDocuments shared, Action<IDocuments, DocumentName> check, ILogger logger)
    {
        var unread = new List<string>();
        foreach (var name in FileDocuments.Names)
        {
            var stored = shared.Of(name).Now();
            if (stored.Bytes is null && files.Of(name).Now().Bytes is { } content)
            {
                check(files, name);
                if (shared.Of(name).TryWrite(stored, DocumentContent.WithoutMark(content)))
                {
                    Taken(logger, files.PathOf(name));
                    continue;
                }
            }

            if (File.Exists(files.PathOf(name))) unread.Add(files.PathOf(name));
        }

        if (unread.Count > 0) Unread(logger, string.Join(", ", unread));
        if (shared.Of(DocumentName.Feeds).Now().Bytes is null) NoFeeds(logger, files.PathOf(DocumentName.Feeds));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database had no such list, so it was taken over from {File}, which is not read any more")]
    private static partial void Taken(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database has these lists, for all processes; files of this process are not read: {Files}")]
    private static partial void Unread(ILogger logger, string files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database has no list of feeds, and there is no {File} to begin with: `feeds add URL` gives it one, and this machine takes it over")]
    private static partial void NoFeeds(ILogger logger, string file);
}

using InformationMachine.Feeds.Sources;

namespace InformationMachine.Configuration;

/// <summary>What becomes of the files of a process when the documents are in the database: the first one that has a file gives it, once, and they are not read any more.</summary>
internal static partial class DocumentsTaken
{
    /// <summary>Writes the files of this process into a database that has no such documents yet, and says what was done.</summary>
    /// <exception cref="RefusedException">A file is not what it should be (exit code 78); nothing of it was written.</exception>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    public static void TakeOver(FileDocuments files, SharedDocuments shared, ILogger logger)
    {
        var unread = new List<string>();
        foreach (var name in FileDocuments.Names)
        {
            var file = files.Of(name);
            if (file.Now().Bytes is not { } content) continue;
            var stored = shared.Of(name).Now();
            // What nobody reads may be wrong; what is written for all may not.
            if (stored.Bytes is null) Check(name, file.Place, content);
            if (stored.Bytes is null && shared.Of(name).TryWrite(stored, content)) Taken(logger, file.Place);
            else unread.Add(file.Place);
        }

        if (unread.Count > 0) Unread(logger, string.Join(", ", unread));
        if (shared.Of(DocumentName.Feeds).Now().Bytes is null) NoFeeds(logger, files.PathOf(DocumentName.Feeds));
    }

    /// <summary>The other lists were written by verbs; a file that was cut or mistyped must not become everybody's.</summary>
    private static void Check(DocumentName name, string place, byte[] content)
    {
        if (name == DocumentName.Feeds) FeedsFile.Read(place, content, SourceKinds.Names);
        else JsonLines.Read(place, content);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The database had no such list, so it was taken over from {File}, which is not read any more")]
    private static partial void Taken(ILogger logger, string file);

    [LoggerMessage(Level = LogLevel.Information, Message = "The database has these lists, for all processes; files of this process are not read: {Files}")]
    private static partial void Unread(ILogger logger, string files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database has no list of feeds, and there is no {File} to begin with: `feeds add URL` gives it one, and this machine takes it over")]
    private static partial void NoFeeds(ILogger logger, string file);
}

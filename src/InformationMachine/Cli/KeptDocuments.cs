using System.Collections.Immutable;
using InformationMachine.Configuration;
using InformationMachine.Data.Postgres;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>The documents as a verb has them: files, or rows of the database, whichever keeps the data. The connections end with the process.</summary>
internal static class KeptDocuments
{
    private static readonly Lock Opening = new();
    private static (MachinePaths Paths, IDocuments Documents)? _opened;

    /// <summary>Those of the machine.</summary>
    /// <exception cref="RefusedException">The configuration is wrong.</exception>
    public static IDocuments Of(MachinePaths paths)
    {
        lock (Opening)
        {
            // A verb asks several times, and each database that is opened is a pool of connections.
            if (_opened is { } opened && opened.Paths == paths) return opened.Documents;
            var documents = Open(paths);
            _opened = (paths, documents);
            return documents;
        }
    }

    /// <summary>The feeds.</summary>
    /// <exception cref="RefusedException">There is no list, or it is wrong.</exception>
    public static ImmutableArray<FeedConfig> Feeds(MachinePaths paths) => FeedsFile.Read(Of(paths).Of(DocumentName.Feeds), SourceKinds.Names);

    /// <summary>The feeds; none where there is no list.</summary>
    /// <exception cref="RefusedException">The list is wrong.</exception>
    public static ImmutableArray<FeedConfig> FeedsOrNone(MachinePaths paths) => Editor(paths).Feeds;

    /// <summary>What changes the feeds.</summary>
    public static FeedsFileEditor Editor(MachinePaths paths) => new(Of(paths).Of(DocumentName.Feeds), SourceKinds.Names);

    private static IDocuments Open(MachinePaths paths)
    {
        var store = KeptStore.Options(paths);
        if (store.Engine != StoreEngine.Postgres) return new FileDocuments(paths, TimeProvider.System);
        var documents = PostgresDocuments.Open(KeptStore.Connection(store));
        return new SharedDocuments(documents, documents);
    }
}

using System.Collections.Immutable;
using InformationMachine.Data.Store;

namespace InformationMachine.Configuration;

/// <summary>The documents as files: the feeds in the configuration directory, who may come in and who is told in the data directory.</summary>
internal sealed class FileDocuments(MachinePaths paths, TimeProvider clock) : IDocuments
{
    /// <summary>The file of who is told, which a backup takes along.</summary>
    public const string ReceiversFileName = "receivers.json";

    /// <summary>Those that there are as files.</summary>
    public static ImmutableArray<DocumentName> Names { get; } = [.. Enum.GetValues<DocumentName>().Where(name => name != DocumentName.SessionKeys)];

    public IDocumentStore? Shared => null;

    public IFailureCounts? Failures => null;

    public IDocument Of(DocumentName name) => name == DocumentName.Feeds ? new FeedsDocument(paths.FeedsFile) : new PrivateDocument(PathOf(name), clock);

    /// <summary>The file of a document.</summary>
    public string PathOf(DocumentName name) => name switch
    {
        DocumentName.Feeds => paths.FeedsFile,
        DocumentName.Accounts => Path.Combine(paths.Data, "accounts.json"),
        DocumentName.ApiKeys => Path.Combine(paths.Data, "api-keys.json"),
        DocumentName.EndedSessions => Path.Combine(paths.Data, "ended-sessions.json"),
        DocumentName.Receivers => Path.Combine(paths.Data, ReceiversFileName),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such document."),
    };
}

using InformationMachine.Configuration;
using InformationMachine.Desk.Accounts;
using InformationMachine.Feeds.Sources;

namespace InformationMachine.Cli;

/// <summary>Reads the lists as those who use them do.</summary>
internal static class ListCheck
{
    /// <exception cref="RefusedException">The list is not what this program wrote (exit code 78).</exception>
    public static void Read(IDocuments documents, DocumentName name)
    {
        _ = name switch
        {
            DocumentName.Feeds => FeedsFile.Read(documents.Of(name), SourceKinds.Names).Length,
            DocumentName.Accounts => new AccountFile(documents, TimeProvider.System).All.Length,
            DocumentName.ApiKeys => new ApiKeyFile(documents, TimeProvider.System).All.Length,
            DocumentName.Receivers => new ReceiverFile(documents, TimeProvider.System).All.Length,
            DocumentName.EndedSessions => new EndedSessions(documents, TimeProvider.System).Contains("") ? 1 : 0,
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "Nobody reads it as a list."),
        };
    }
}

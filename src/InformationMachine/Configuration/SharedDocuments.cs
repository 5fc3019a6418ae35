using System.Collections.Frozen;
using System.Data.Common;
using InformationMachine.Data.Store;

namespace InformationMachine.Configuration;

/// <summary>
/// The documents in the database that keeps the data: all processes on it have the same. A running machine follows them: it asks which versions
/// there are twice a second, so that a sign-out at one desk counts at another within about a second. While the database is away they are as they were.
/// </summary>
internal sealed class SharedDocuments : IDocuments, IAsyncDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly FrozenDictionary<DocumentName, SharedDocument> _documents;
    private readonly CancellationTokenSource _ended = new();
    private readonly IDocumentStore _store;
    private Task _following = Task.CompletedTask;

    public SharedDocuments(IDocumentStore store, IFailureCounts failures)
    {
        _store = store;
        Failures = failures;
        _documents = Enum.GetValues<DocumentName>().ToFrozenDictionary(name => name, name => new SharedDocument(store, NameOf(name)));
    }

    public IDocumentStore? Shared => _store;

    public IFailureCounts? Failures { get; }

    /// <summary>What a document is called in the database: as its file, without what files end in.</summary>
    public static string NameOf(DocumentName name) => name switch
    {
        DocumentName.Feeds => "feeds",
        DocumentName.Accounts => "accounts",
        DocumentName.ApiKeys => "api-keys",
        DocumentName.EndedSessions => "ended-sessions",
        DocumentName.Receivers => "receivers",
        DocumentName.SessionKeys => "session-keys",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such document."),
    };

    public IDocument Of(DocumentName name) => _documents[name];

    /// <summary>Follows them from now on, for a machine that runs.</summary>
    /// <exception cref="IOException">The database cannot be reached.</exception>
    public void Follow()
    {
        Look();
        // Not on the thread of whoever asked for it: a look waits for the database.
        _following = Task.Run(FollowAsync, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _following;
        _ended.Dispose();
    }

    private async Task FollowAsync()
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(_ended.Token))
            {
                try
                {
                    Look();
                }
                catch (Exception e) when (e is IOException or DbException)
                {
                    // They are as they were; that the database is away is said by those who look after it.
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
    }

    private void Look()
    {
        var versions = _store.Versions();
        foreach (var (name, document) in _documents) document.Follow(versions.GetValueOrDefault(NameOf(name)));
    }
}

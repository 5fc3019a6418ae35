using InformationMachine.Configuration;

namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The sessions that were signed out of, in <c>ended-sessions.json</c> of the data directory: a cookie that somebody copied ends with
/// the session, also after a restart. Thread-safe.
/// </summary>
internal sealed class EndedSessions(IDocument document, TimeProvider clock)
{
    /// <summary>How long a cookie is good for, if nobody signs out.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int Maximum = 10_000;

    private readonly PrivateList<EndedSession> _file = new(document, clock);

    /// <summary>Where the machine keeps them.</summary>
    public EndedSessions(IDocuments documents, TimeProvider clock)
        : this(documents.Of(DocumentName.EndedSessions), clock)
    {
    }

    public bool Contains(string id) => _file.Items.Any(session => session.Id == id);

    public Task AddAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return _file.UpdateAsync(all => [.. all.Where(session => session.Until > now).TakeLast(Maximum - 1), new EndedSession(id, now + Lifetime)], cancellationToken);
    }
}

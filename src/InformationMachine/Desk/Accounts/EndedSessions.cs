namespace InformationMachine.Desk.Accounts;

/// <summary>
/// The sessions that were signed out of, in <c>ended-sessions.json</c> of the data directory: a cookie that somebody copied ends with
/// the session, also after a restart. Thread-safe.
/// </summary>
internal sealed class EndedSessions(string path, TimeProvider clock)
{
    public const string FileName = "ended-sessions.json";

    /// <summary>How long a cookie is good for, if nobody signs out.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private const int Maximum = 10_000;

    private readonly PrivateList<EndedSession> _file = new(path, clock);

    public bool Contains(string id) => _file.Items.Any(session => session.Id == id);

    public Task AddAsync(string id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return _file.UpdateAsync(all => [.. all.Where(session => session.Until > now).TakeLast(Maximum - 1), new EndedSession(id, now + Lifetime)], cancellationToken);
    }
}

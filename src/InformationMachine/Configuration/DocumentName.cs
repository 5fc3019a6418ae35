namespace InformationMachine.Configuration;

/// <summary>The documents that describe a machine, besides its settings: files each, or kept in the database.</summary>
internal enum DocumentName
{
    /// <summary>Which feeds there are (<c>feeds.json</c>).</summary>
    Feeds = 0,

    /// <summary>Who may use the desk (<c>accounts.json</c>).</summary>
    Accounts = 1,

    /// <summary>Which programs may use the API (<c>api-keys.json</c>).</summary>
    ApiKeys = 2,

    /// <summary>Which sessions were signed out of (<c>ended-sessions.json</c>).</summary>
    EndedSessions = 3,

    /// <summary>Who is told (<c>receivers.json</c>).</summary>
    Receivers = 4,

    /// <summary>The keys that sign sessions, encrypted. Only in the database: as files they are the folder <c>keys</c>.</summary>
    SessionKeys = 5,
}

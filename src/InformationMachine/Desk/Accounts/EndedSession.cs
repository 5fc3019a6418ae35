namespace InformationMachine.Desk.Accounts;

/// <summary>A session somebody signed out of.</summary>
/// <param name="Id">The session's random id.</param>
/// <param name="Until">From then on its cookie has run out anyway, UTC.</param>
internal sealed record EndedSession(string Id, DateTimeOffset Until);

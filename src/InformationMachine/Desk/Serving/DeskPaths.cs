namespace InformationMachine.Desk.Serving;

/// <summary>Requests that need no account.</summary>
internal static class DeskPaths
{
    public static bool IsOpen(PathString path) =>
        path.StartsWithSegments("/healthz", StringComparison.Ordinal) || path.StartsWithSegments("/readyz", StringComparison.Ordinal)
        || path.StartsWithSegments("/assets", StringComparison.Ordinal) || path.StartsWithSegments("/login", StringComparison.Ordinal)
        || path.StartsWithSegments(Feeds.HubSubscriptions.Path, StringComparison.Ordinal)
        || path.StartsWithSegments(Deliveries.Messages.DeskLinks.Path, StringComparison.Ordinal);
}

namespace InformationMachine.Desk.Serving;

/// <summary>Requests that need no account.</summary>
internal static class DeskPaths
{
    /// <summary>Whether it is a probe, which is answered whatever becomes of accounts.</summary>
    public static bool IsProbe(PathString path) => path.StartsWithSegments("/healthz", StringComparison.Ordinal) || path.StartsWithSegments("/readyz", StringComparison.Ordinal);

    public static bool IsOpen(PathString path) => IsProbe(path)
        || path.StartsWithSegments("/assets", StringComparison.Ordinal) || path.StartsWithSegments("/login", StringComparison.Ordinal)
        || path.StartsWithSegments(Feeds.HubSubscriptions.Path, StringComparison.Ordinal)
        || path.StartsWithSegments(Deliveries.Messages.DeskLinks.Path, StringComparison.Ordinal);
}

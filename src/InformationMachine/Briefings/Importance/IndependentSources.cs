using InformationMachine.Data.Briefings;

namespace InformationMachine.Briefings.Importance;

/// <summary>
/// How many speak for themselves in a story. Copies of one text are one source already (its echoes); bylines of one outlet are one, an
/// account is one whatever site carries it, and who only passes on counts as the one who is passed on.
/// </summary>
internal static class IndependentSources
{
    public static int Count(IEnumerable<BriefingSource> sources) => sources.Select(Voice).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static string Voice(BriefingSource source)
    {
        if (source.Text.Length == 0 && source.Quoted is { } quoted && (quoted.Handle ?? quoted.Author) is { Length: > 0 } said) return said;
        if (source.Handle is { Length: > 0 } handle) return handle;
        return Uri.TryCreate(source.Url, UriKind.Absolute, out var url) && url.Host.Length > 0 ? Outlet(url.Host) : source.Feed ?? source.Author;
    }

    private static string Outlet(string host)
    {
        foreach (var prefix in (string[])["www.", "m.", "amp.", "mobile."])
        {
            if (host.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) return host[prefix.Length..];
        }

        return host;
    }
}

namespace InformationMachine.Feeds.Sources;

/// <summary>Which host an address is at, and which API answers for it.</summary>
internal static class PublicHost
{
    /// <summary>Whether an address is at a host or one of its subdomains.</summary>
    public static bool Is(Uri url, params ReadOnlySpan<string> hosts)
    {
        if (url.Scheme is not ("http" or "https")) return false;
        foreach (var host in hosts)
        {
            if (url.Host.Equals(host, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + host, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The feed's own API if it names one; the public one for the public host; otherwise the host the feed is at, which then is a server like it.</summary>
    public static Uri Api(FeedConfig feed, string publicApi, params ReadOnlySpan<string> hosts) =>
        Root(feed.Api ?? (Is(feed.Url, hosts) ? new Uri(publicApi) : new Uri(feed.Url.GetLeftPart(UriPartial.Authority) + "/")));

    /// <summary>The parts of an address's path, unescaped.</summary>
    public static string[] Path(Uri url) => [.. url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    /// <summary>A value of an address's query; null where it is not there.</summary>
    public static string? Query(Uri url, string name)
    {
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var (key, value) = pair.IndexOf('=', StringComparison.Ordinal) is >= 0 and var at ? (pair[..at], pair[(at + 1)..]) : (pair, "");
            if (key == name) return Uri.UnescapeDataString(value.Replace('+', ' '));
        }

        return null;
    }

    private static Uri Root(Uri api) => api.AbsoluteUri.EndsWith('/') ? api : new Uri(api.AbsoluteUri + "/");
}

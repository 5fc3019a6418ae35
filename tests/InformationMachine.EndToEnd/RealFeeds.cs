using System.Collections.Immutable;

namespace InformationMachine.EndToEnd;

/// <summary>The captured feeds, as a configuration.</summary>
internal static class RealFeeds
{
    public static string Folder => SharedMaterial.Path("feeds", "real", "feeds");

    /// <summary>One that is listed among the feeds but is a site map: it holds no posts.</summary>
    public const string NotAFeed = "news_bloomberg.rss";

    public static ImmutableArray<(string Id, Uri Url)> At(Uri server) =>
        [.. Directory.GetFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
            .Select(name => (Id(name!), new Uri(server, name)))];

    public static string Id(string name) => string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' ? c : '-'));
}

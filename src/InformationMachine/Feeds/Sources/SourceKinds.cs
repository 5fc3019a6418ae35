using InformationMachine.Feeds.Fetching;

namespace InformationMachine.Feeds.Sources;

/// <summary>The kinds of source that <c>feeds.json</c> may name. A new kind is one file and one line here.</summary>
internal static class SourceKinds
{
    public static IReadOnlyList<string> Names { get; } = [DocumentSource.KindName, XSource.KindName];

    public static IReadOnlyDictionary<string, IFeedSource> Create(FeedFetcher fetcher, FeedOptions options) =>
        new IFeedSource[]
        {
            new DocumentSource(fetcher, options),
            new XSource(fetcher, XSource.PublicApi),
        }.ToDictionary(source => source.Kind, StringComparer.Ordinal);
}

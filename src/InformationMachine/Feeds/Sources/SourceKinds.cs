using System.Collections.Immutable;
using InformationMachine.Network;

namespace InformationMachine.Feeds.Sources;

/// <summary>The kinds of source that <c>feeds.json</c> may name. A new kind is one file and one line here.</summary>
internal static class SourceKinds
{
    /// <summary>All, the general one first.</summary>
    public static ImmutableArray<SourceKind> All { get; } =
    [
        DocumentSource.Registration,
        PageSource.Registration,
        MastodonSource.Registration,
        BlueskySource.Registration,
        XSource.Registration,
        RedditSource.Registration,
        LemmySource.Registration,
        YouTubeSource.Registration,
        HackerNewsSource.Registration,
        TelegramSource.Registration,
        GitHubSource.Registration,
        FolderSource.Registration,
        JsonLinesSource.Registration,
        StandardInputSource.Registration,
    ];

    public static IReadOnlyList<string> Names { get; } = [.. All.Select(kind => kind.Name)];

    /// <summary>The kind of that name; null where there is none.</summary>
    public static SourceKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>The kind an address is read by where none is named: <c>feed</c> unless another knows it.</summary>
    public static SourceKind Of(Uri url) => All.FirstOrDefault(kind => kind.Recognises(url)) ?? DocumentSource.Registration;

    public static IReadOnlyDictionary<string, IFeedSource> Create(FeedFetcher fetcher, FeedOptions options)
    {
        var parts = new SourceParts(fetcher, options);
        return All.Select(kind => new DiscreetSource(kind.Create(parts))).ToDictionary<DiscreetSource, string, IFeedSource>(source => source.Kind, source => source, StringComparer.Ordinal);
    }
}

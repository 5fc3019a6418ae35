using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds.Sources;

/// <summary>One kind of source. Thread-safe.</summary>
internal interface IFeedSource
{
    /// <summary>The name in <c>feeds.json</c>.</summary>
    string Kind { get; }

    /// <summary>
    /// Reads what is new. What goes wrong on the network is in the reading; an exception means a flaw in the source, which
    /// <see cref="FeedRound"/> turns into the feed's state like any other failure.
    /// </summary>
    /// <param name="feed">The feed.</param>
    /// <param name="state">Its cursor; null before the first poll, and void where the feed's URL has changed.</param>
    /// <param name="cancellationToken">Breaks the reading off.</param>
    Task<SourceReading> ReadAsync(FeedConfig feed, FeedState? state, CancellationToken cancellationToken);
}

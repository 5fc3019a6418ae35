using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>How a feed does, in a word.</summary>
internal static class FeedWord
{
    /// <returns><c>resting</c>, <c>new</c>, <c>gone</c>, <c>ok</c> or <c>failing</c>.</returns>
    public static string Of(FeedConfig feed, FeedState? state) =>
        !feed.Enabled ? "resting" : state is null ? "new" : state.Muted ? "gone" : state.Failure == FeedFailure.None ? "ok" : "failing";
}

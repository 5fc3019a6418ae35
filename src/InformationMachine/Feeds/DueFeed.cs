using InformationMachine.Data.Feeds;

namespace InformationMachine.Feeds;

/// <summary>A feed in the poller's hands: when it is due and what its last poll has taught.</summary>
/// <param name="Feed">The feed.</param>
/// <param name="Due">When it is polled.</param>
/// <param name="Hosts">The hosts it leads to, in an order that all feeds share, so that two feeds never wait for each other.</param>
/// <param name="IsFailing">True where its last poll failed.</param>
internal sealed record DueFeed(FeedConfig Feed, DateTimeOffset Due, IReadOnlyList<string> Hosts, bool IsFailing)
{
    /// <summary>How often it had been polled: where the store says otherwise, another process was there since.</summary>
    public long Polls { get; init; }

    /// <summary>
    /// What a process must hold to poll it: its hosts, so that whoever polls one feed of a host has the whole host. A loopback address is another host
    /// for every process, and a file has none.
    /// </summary>
    public IReadOnlyList<string> Claims => IsLoopback || Hosts.Any(host => host.Length == 0) ? ["feed/" + Feed.Id.Value] : Hosts;

    /// <summary>True where nobody but this machine is asked.</summary>
    public bool IsLoopback => Feed.Url.IsLoopback;

    /// <summary>A feed by its stored cursor: due at once where it has none or one for another URL, never while it is muted.</summary>
    public static DueFeed Of(FeedConfig feed, FeedState? state)
    {
        var own = feed.Url.Host;
        if (state is null || (state.Url is { } url && url != feed.Url.AbsoluteUri)) return new DueFeed(feed, DateTimeOffset.MinValue, [own], IsFailing: false) { Polls = state?.Polls ?? 0 };
        IReadOnlyList<string> hosts = state.Host is not { } other || other.Equals(own, StringComparison.OrdinalIgnoreCase) ? [own]
            : string.CompareOrdinal(own, other) < 0 ? [own, other] : [other, own];
        return new DueFeed(feed, state.Muted ? DateTimeOffset.MaxValue : state.NextPollAt, hosts, state.Failure != FeedFailure.None) { Polls = state.Polls };
    }
}

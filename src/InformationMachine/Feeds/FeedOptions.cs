using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using InformationMachine.Network;

namespace InformationMachine.Feeds;

/// <summary>How feeds are polled. Section <c>Feeds</c> of <c>machine.json</c>.</summary>
internal sealed class FeedOptions : IFetchLimits
{
    [Description("Names the program and a page or address where its operator can be reached, as publishers ask of pollers.")]
    [Required, MinLength(3), MaxLength(256)]
    public string UserAgent { get; init; } = "InformationMachine/0.1 (+https://example.org/contact; set Feeds:UserAgent)";

    [Description("The shortest time between two polls of a feed, unless the feed has its own.")]
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan MinimumInterval { get; init; } = TimeSpan.FromHours(1);

    [Description("The longest time between two polls of a feed, whatever its publisher or its failures suggest.")]
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan MaximumInterval { get; init; } = TimeSpan.FromHours(24);

    [Description("How many polls a feed gets, on average, for each post it brings: quiet feeds are asked less often, between the shortest and the longest interval. 0 asks every feed at the shortest. A publisher that gives no validators, and so has to send the whole document each time, is asked a quarter as often. A feed with its own interval keeps it.")]
    [Range(0, 100)]
    public int PollsPerPost { get; init; } = 4;

    [Description("The total deadline of one fetch, from the connection to the last byte, redirects included.")]
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    [Description("The largest document, in bytes after decompression.")]
    [Range(1024, 1024 * 1024 * 1024)]
    public int MaximumBytes { get; init; } = 15 * 1024 * 1024;

    [Description("How many redirects are followed in one fetch.")]
    [Range(0, 20)]
    public int MaximumRedirects { get; init; } = 5;

    [Description("How many fetches run at once.")]
    [Range(1, 1024)]
    public int Concurrency { get; init; } = 32;

    [Description("How many fetches run at once against one host.")]
    [Range(1, 64)]
    public int ConcurrencyPerHost { get; init; } = 2;

    [Description("The time between the beginnings of two polls of one host, on average: each is drawn anew between half and one and a half of it. Loopback hosts are not kept waiting.")]
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan HostGap { get; init; } = TimeSpan.FromSeconds(1);

    [Description("How often a fetch is tried again within its deadline after a broken connection.")]
    [Range(0, 5)]
    public int Retries { get; init; } = 2;

    [Description("True lets every feed be on a private or loopback address; better allow it feed by feed.")]
    public bool AllowPrivateNetworks { get; init; }

    [Description("The most posts taken from one document; the newest are kept.")]
    [Range(1, 100_000)]
    public int MaximumPostsPerDocument { get; init; } = 10_000;

    [Description("How much edits of one feed's posts may add to the data file within a day, in bytes. Once it is spent, further edits wait for the next day; new posts do not.")]
    [Range(0L, 1L << 40)]
    public long EditBytesPerDay { get; init; } = 4 * 1024 * 1024;

    [Description("The longest text of a post, in characters; the rest is cut at a word.")]
    [Range(100, 1_000_000)]
    public int MaximumTextLength { get; init; } = 20_000;
}

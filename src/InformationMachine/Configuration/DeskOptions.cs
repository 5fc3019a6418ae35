using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace InformationMachine.Configuration;

/// <summary>Where the desk is served. Section <c>Desk</c> of <c>machine.json</c>.</summary>
internal sealed class DeskOptions
{
    [Description("Whether a running machine serves the desk.")]
    public bool Enabled { get; init; } = true;

    [Description("The address the desk listens on; until there are accounts (`users add`) it is loopback whatever stands here.")]
    [MinLength(1)]
    public string Address { get; init; } = "127.0.0.1";

    [Description("The port the desk listens on; 0 takes any free one.")]
    [Range(0, 65535)]
    public int Port { get; init; } = 5080;

    [Description("The path below which a reverse proxy serves the desk, such as /desk; empty for the root.")]
    public string PathBase { get; init; } = "";

    [Description("The desk's address as the world reaches it, such as https://machine.example.org/desk; empty where it cannot be reached. With it, feeds that name a WebSub hub are polled as soon as the hub tells of news.")]
    public string BaseUrl { get; init; } = "";

    [Description("Proxies whose word about callers is taken, beside those on this computer: IP addresses, or networks such as 10.0.0.0/8, separated by commas.")]
    public string TrustedProxies { get; init; } = "";

    [Description("How many of the latest posts search and review know. Memory follows it, about 1 KB a post.")]
    [Range(1_000, 2_000_000)]
    public int KnownPosts { get; init; } = 200_000;

    [Description("Requests that one user or address may make within ten seconds.")]
    [Range(10, 100_000)]
    public int RequestsPerTenSeconds { get; init; } = 300;
}

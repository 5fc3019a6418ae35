using System.Text.Json;
using InformationMachine.Configuration;
using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Tests.Feeds.Faults;

namespace InformationMachine.Tests.Network;

/// <summary>Every known way to make a poller reach inwards: refused by the feed list, or by the look at the dialled address.</summary>
public sealed class SsrfPayloadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_payload_reaches_inwards_as_a_feed_or_as_a_redirect()
    {
        var payloads = File.ReadLines(SharedMaterial.Path("security", "payloads", "ssrf.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("payload").GetString()!).ToList();
        payloads.Count.ShouldBeGreaterThanOrEqualTo(40);
        await using var server = new FaultServer();
        server.Start();
        using var fetcher = new FeedFetcher(new FeedOptions { Timeout = TimeSpan.FromSeconds(5), Retries = 0 }, TimeProvider.System, new GuardedNetwork());
        foreach (var payload in payloads)
        {
            if (Accepted(payload) is { } url) await IsHarmlessAsync(fetcher, url, payload);
            server.Script("public.test", connection => connection.RedirectAsync(payload));
            var outcome = await fetcher.FetchAsync(new FetchRequest { Url = new Uri($"http://public.test:{server.Port}/") }, Token);
            outcome.Failure.ShouldBeOneOf([FeedFailure.Refused, FeedFailure.Redirect, FeedFailure.Dns], $"redirect to {payload}: {outcome.Error}");
        }
    }

    [Theory]
    [InlineData("http://0/")]
    [InlineData("http://0.0.0.0/")]
    [InlineData("http://[::]/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://127.1/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::127.0.0.1]/")]
    public async Task An_address_in_any_spelling_is_refused_as_what_it_is(string url)
    {
        using var fetcher = new FeedFetcher(new FeedOptions { Timeout = TimeSpan.FromSeconds(5), Retries = 0 }, TimeProvider.System);
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = new Uri(url) }, Token);
        outcome.Failure.ShouldBe(FeedFailure.Refused, outcome.Error);
    }

    private static async Task IsHarmlessAsync(FeedFetcher fetcher, Uri url, string payload)
    {
        var outcome = await fetcher.FetchAsync(new FetchRequest { Url = url }, Token);
        outcome.Failure.ShouldBeOneOf([FeedFailure.Refused, FeedFailure.Dns], $"{payload}: {outcome.Error}");
    }

    /// <summary>The address as the feed list takes it; null where it refuses.</summary>
    private static Uri? Accepted(string payload)
    {
        using var folder = new TemporaryFolder();
        var file = folder.File("feeds.json");
        File.WriteAllText(file, JsonSerializer.Serialize(new { feeds = new[] { new { id = "a", url = payload } } }));
        try
        {
            return FeedsFile.Read(file, SourceKinds.Names)[0].Url;
        }
        catch (RefusedException)
        {
            return null;
        }
    }

    /// <summary>Public names have public addresses, yet nothing but the test's own server is ever dialled.</summary>
    private sealed class GuardedNetwork : Dialer
    {
        public override Task<System.Net.IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => host switch
        {
            "public.test" => Task.FromResult(new[] { FaultyNetwork.Public }),
            "metadata" or "metadata.google.internal" => Task.FromResult(new[] { System.Net.IPAddress.Parse("169.254.169.254") }),
            "localhost" => Task.FromResult(new[] { System.Net.IPAddress.Loopback }),
            _ when System.Net.IPAddress.TryParse(host, out var address) => Task.FromResult(new[] { address }),
            // Whatever else a payload names is an attacker's host, and those lead inwards.
            _ => Task.FromResult(new[] { System.Net.IPAddress.Parse("10.0.0.1") }),
        };

        public override Task<System.Net.Sockets.Socket> ConnectAsync(System.Net.IPAddress[] addresses, int port, CancellationToken cancellationToken)
        {
            addresses.ShouldBe([FaultyNetwork.Public], $"an address was dialled that must not be: {string.Join(", ", addresses.AsEnumerable())}");
            return base.ConnectAsync([System.Net.IPAddress.Loopback], port, cancellationToken);
        }
    }
}

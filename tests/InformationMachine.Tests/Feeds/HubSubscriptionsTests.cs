using System.Security.Cryptography;
using System.Text;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Parsing;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;
using InformationMachine.Tests.Feeds.Sources;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Feeds;

/// <summary>WebSub against a hub of our own, served from loopback.</summary>
public sealed class HubSubscriptionsTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(Some.Time);
    private readonly FeedFetcher _fetcher = new(new FeedOptions { Retries = 0 }, TimeProvider.System);
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, string> _asked = [];
    private PayloadServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FeedConfig Feed => PolledFeed.Of("feed", _server.At("/feed"));

    private SourceReading Reading => new() { Outcome = new FetchOutcome { Status = 200 }, Feed = new ParsedFeed { Hub = _server.At("/hub").AbsoluteUri, Topic = "https://harbour.example/feed" } };

    public async ValueTask InitializeAsync()
    {
        _server = await PayloadServer.StartAsync();
        _server.Serve("/hub", async context =>
        {
            foreach (var (name, value) in await context.Request.ReadFormAsync()) _asked[name] = value.ToString();
            context.Response.StatusCode = 202;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _fetcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_hub_that_promised_tells_of_news_and_is_believed_by_its_signature()
    {
        var hubs = Hubs();
        await hubs.EnsureAsync(Feed, Reading, Token);
        (_asked["hub.mode"], _asked["hub.topic"]).ShouldBe(("subscribe", "https://harbour.example/feed"));
        _asked["hub.callback"].ShouldStartWith("https://machine.example/desk/websub/");
        var id = _asked["hub.callback"].Split('/')[^1];
        hubs.Called(id, Signed("news"), "news"u8).ShouldBeNull("nobody has verified it");

        hubs.Verify(id, "subscribe", "https://other.example/", "c", "600").ShouldBeNull();
        hubs.Verify("guessed", "subscribe", "https://harbour.example/feed", "c", "600").ShouldBeNull();
        hubs.Verify(id, "subscribe", "https://harbour.example/feed", "challenge-1", "864000").ShouldBe("challenge-1");

        hubs.Called(id, Signed("news"), "forged"u8).ShouldBeNull();
        hubs.Called(id, null, "news"u8).ShouldBeNull();
        hubs.Called(id, "sha256=", "news"u8).ShouldBeNull();
        hubs.Called(id, Signed("news"), "news"u8).ShouldBe("followed");
        hubs.Called(id, Signed("news"), "news"u8).ShouldBeNull("too soon");
        _time.Advance(TimeSpan.FromMinutes(1));
        hubs.Called(id, Signed("news"), "news"u8).ShouldBe("followed");
    }

    [Fact]
    public async Task It_asks_once_renews_in_time_and_remembers_over_a_restart()
    {
        var hubs = Hubs();
        await hubs.EnsureAsync(Feed, Reading, Token);
        var id = _asked["hub.callback"].Split('/')[^1];
        hubs.Verify(id, "subscribe", "https://harbour.example/feed", "c", "864000").ShouldNotBeNull();
        await hubs.EnsureAsync(Feed, Reading, Token);
        _server.Asked.Count.ShouldBe(1);

        hubs = Hubs();
        hubs.Knows(id).ShouldBeTrue();
        _time.Advance(TimeSpan.FromDays(9));
        await hubs.EnsureAsync(Feed, Reading, Token);
        _server.Asked.Count.ShouldBe(2);
        hubs.Knows(id).ShouldBeTrue("the old one holds until the new one is verified");
        _time.Advance(TimeSpan.FromDays(2));
        hubs.Knows(id).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_an_address_or_a_hub_nobody_is_asked()
    {
        using var fetcher = new FeedFetcher(new FeedOptions(), TimeProvider.System);
        await new HubSubscriptions(fetcher, _time, NullLogger<HubSubscriptions>.Instance).EnsureAsync(Feed, Reading, Token);
        await Hubs().EnsureAsync(Feed, Reading with { Feed = new ParsedFeed() }, Token);
        _server.Asked.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<rss xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>A</title><atom:link rel='hub' href='https://hub.example/'/><atom:link rel='self' href='https://a.example/feed'/></channel></rss>")]
    [InlineData("<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><link rel='hub' href='https://hub.example/'/><link rel='self' href='https://a.example/feed'/></feed>")]
    [InlineData("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"A\",\"feed_url\":\"https://a.example/feed\",\"hubs\":[{\"type\":\"WebSub\",\"url\":\"https://hub.example/\"}],\"items\":[]}")]
    public void A_document_names_its_hub(string document)
    {
        var feed = new FeedParser().Parse(Encoding.UTF8.GetBytes(document), null, null, Token);
        (feed.Hub, feed.Topic).ShouldBe(("https://hub.example/", "https://a.example/feed"));
    }

    [Fact]
    public async Task Headers_name_a_hub_too()
    {
        _server.Serve("/feed", context =>
        {
            context.Response.Headers.Link = "<https://a.example/>; rel=\"alternate\", <https://hub.example/>; rel=\"hub\", <https://a.example/feed>; title=\"x\"; rel=\"self\"";
            return context.Response.Body.WriteAsync("x"u8.ToArray()).AsTask();
        });
        var outcome = await _fetcher.FetchAsync(new FetchRequest { Url = _server.At("/feed"), AllowPrivateNetwork = true }, Token);
        (outcome.Hub, outcome.Topic).ShouldBe(("https://hub.example/", "https://a.example/feed"));
    }

    private HubSubscriptions Hubs()
    {
        var hubs = new HubSubscriptions(_fetcher, _time, NullLogger<HubSubscriptions>.Instance);
        hubs.Serve(new Uri("https://machine.example/desk"), _folder.Path);
        return hubs;
    }

    private string Signed(string body) => "sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(_asked["hub.secret"]), Encoding.UTF8.GetBytes(body)));
}

using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using InformationMachine.Demo;
using InformationMachine.Feeds.Parsing;
using Microsoft.Extensions.Time.Testing;

namespace InformationMachine.Tests.Demo;

public sealed class SampleFeedServerTests : IAsyncLifetime
{
    private static readonly SampleFeeds Samples = SampleFeeds.Load();
    private static readonly SampleStories Gold = SampleStories.Load(SampleFeeds.Folder);

    private readonly FakeTimeProvider _clock = new(Samples.Start);
    private readonly HttpClient _http = new();
    private SampleFeedServer _server = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await SampleFeedServer.Start(Samples, _clock, Cancelled);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Feeds_grow_day_by_day_until_everything_is_out()
    {
        var before = 0;
        for (var now = Samples.Start.AddDays(1); now < Samples.End; now = now.AddDays(1))
        {
            _clock.SetUtcNow(now);
            var served = await ServedPosts();
            served.ShouldBeGreaterThan(before);
            before = served;
        }

        _clock.SetUtcNow(Samples.End);
        (await ServedPosts()).ShouldBe(Samples.Feeds.Sum(feed => feed.Posts.Length));
    }

    [Fact]
    public async Task Every_document_is_well_formed_and_read_by_the_parser()
    {
        foreach (var now in new[] { Samples.Start, Samples.End })
        {
            _clock.SetUtcNow(now);
            foreach (var feed in Samples.Feeds)
            {
                using var response = await _http.GetAsync(new Uri(_server.Address, feed.Path), Cancelled);
                response.Content.Headers.ContentType!.ToString().ShouldBe(SampleDocument.MediaType(feed.Format));
                var body = await response.Content.ReadAsByteArrayAsync(Cancelled);
                if (feed.Format == "json") JsonDocument.Parse(body).Dispose();
                else XDocument.Load(new MemoryStream(body)).Root.ShouldNotBeNull();
                var parsed = new FeedParser().Parse(body, response.Content.Headers.ContentType.ToString(), new Uri(_server.Address, feed.Path), Cancelled);
                parsed.Items.Select(item => item.Link).Order(StringComparer.Ordinal)
                    .ShouldBe(feed.Posts.Where(post => (post.Arrives ?? post.At) <= now).Select(post => post.Url.AbsoluteUri).Order(StringComparer.Ordinal));
                parsed.Items.ShouldAllBe(item => item.Published != null && (item.ContentText ?? item.ContentHtml) != null);
            }
        }
    }

    [Fact]
    public async Task A_reader_who_has_seen_it_gets_304_until_it_changes()
    {
        var feed = Samples.Feeds.First(feed => feed.Id == "northwire");
        var address = new Uri(_server.Address, feed.Path);
        _clock.SetUtcNow(feed.Posts[0].At);
        using var first = await _http.GetAsync(address, Cancelled);
        (await Ask(address, first.Headers.ETag!.ToString())).ShouldBe(HttpStatusCode.NotModified);
        (await Ask(address, "\"something-else\"")).ShouldBe(HttpStatusCode.OK);
        _clock.SetUtcNow(feed.Posts[1].At);
        (await Ask(address, first.Headers.ETag!.ToString())).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_edit_shows_from_its_time_on()
    {
        foreach (var edit in Gold.Edits)
        {
            await using var before = await SampleFeedServer.Start(Samples, new FakeTimeProvider(edit.At.AddSeconds(-1)), Cancelled);
            TextOf(await Item(before, edit.Post)).ShouldContain(edit.Was);
            await using var after = await SampleFeedServer.Start(Samples, new FakeTimeProvider(edit.At), Cancelled);
            TextOf(await Item(after, edit.Post)).ShouldContain(edit.Now);
            (await Item(after, edit.Post)).ShouldNotBeNull().Updated.ShouldBe(edit.At);
        }
    }

    [Fact]
    public async Task A_late_post_shows_when_it_arrives_with_its_old_date()
    {
        foreach (var late in Gold.Late)
        {
            await using var server = await SampleFeedServer.Start(Samples, new FakeTimeProvider(late.Arrives.AddSeconds(-1)), Cancelled);
            (await Item(server, late.Post)).ShouldBeNull();
            await using var after = await SampleFeedServer.Start(Samples, new FakeTimeProvider(late.Arrives), Cancelled);
            (await Item(after, late.Post)).ShouldNotBeNull().Published.ShouldBe(late.Published);
        }
    }

    [Theory]
    [InlineData("GET", "/feeds/nobody.xml", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    [InlineData("POST", "/feeds/northwire.xml", HttpStatusCode.MethodNotAllowed)]
    [InlineData("HEAD", "/feeds/northwire.xml", HttpStatusCode.OK)]
    public async Task Other_requests_get_a_plain_answer(string method, string path, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_server.Address, path));
        using var response = await _http.SendAsync(request, Cancelled);
        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task Feeds_are_configured_for_the_loopback_address()
    {
        var configs = _server.Feeds(TimeSpan.FromHours(1));
        configs.Length.ShouldBe(Samples.Feeds.Length);
        configs.ShouldAllBe(config => config.Url.IsLoopback && config.AllowPrivateNetwork && config.Interval == TimeSpan.FromHours(1));
        foreach (var config in configs) (await Ask(config.Url, "\"unseen\"")).ShouldBe(HttpStatusCode.OK);
    }

    private static string TextOf(ParsedItem? item) => item?.ContentText + item?.ContentHtml;

    private async Task<int> ServedPosts()
    {
        var count = 0;
        foreach (var feed in Samples.Feeds) count += (await Parse(_server, feed)).Items.Length;
        return count;
    }

    private async Task<ParsedItem?> Item(SampleFeedServer server, string post)
    {
        var feed = Samples.Feeds.Single(feed => feed.Posts.Any(own => own.Id == post));
        var url = feed.Posts.Single(own => own.Id == post).Url.AbsoluteUri;
        return (await Parse(server, feed)).Items.SingleOrDefault(item => item.Link == url);
    }

    private async Task<ParsedFeed> Parse(SampleFeedServer server, SampleFeed feed)
    {
        var address = new Uri(server.Address, feed.Path);
        var body = await _http.GetByteArrayAsync(address, Cancelled);
        return new FeedParser().Parse(body, SampleDocument.MediaType(feed.Format), address, Cancelled);
    }

    private async Task<HttpStatusCode> Ask(Uri address, string validator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("If-None-Match", validator);
        using var response = await _http.SendAsync(request, Cancelled);
        return response.StatusCode;
    }
}

using InformationMachine.Data.Feeds;
using InformationMachine.Feeds;
using InformationMachine.Feeds.Sources;
using InformationMachine.Network;

namespace InformationMachine.Tests.Feeds.Sources;

/// <summary>The feed behind a page, account or channel is found, on a real server.</summary>
public sealed class FeedDiscoveryTests : IAsyncLifetime
{
    private readonly FeedOptions _options = new() { Retries = 0 };
    private PayloadServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await PayloadServer.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("furbo.html", "href=\"http://furbo.org/feed/\"", "/feed/")]
    [InlineData("inessential.html", "href=\"http://inessential.com/xml/rss.xml\"", "/xml/rss.xml")]
    [InlineData("sixcolors.html", "href=\"http://feedpress.me/sixcolors\"", "/sixcolors")]
    public async Task A_captured_page_names_its_feed(string file, string named, string path)
    {
        var html = await File.ReadAllTextAsync(SharedMaterial.Path("feeds", "real", "html", file), TestContext.Current.CancellationToken);
        html.ShouldContain(named);
        _server.Serve("/blog", html.Replace(named, $"href=\"{path}\"", StringComparison.Ordinal));
        _server.ServeFile(path, "feeds", "real", "feeds", "DaringFireball.atom");
        var found = (await Find("/blog")).ShouldHaveSingleItem();
        (found.Url, found.Failure, found.Kind, found.Title).ShouldBe((_server.At(path), FeedFailure.None, "feed", "Daring Fireball"));
        found.Posts.Count.ShouldBeGreaterThan(10);
        _server.Asked.ShouldBe(["/blog", path]);
    }

    [Fact]
    public async Task A_feed_is_itself()
    {
        _server.ServeFile("/feed", "feeds", "real", "feeds", "russcox.atom");
        (await Find("/feed")).ShouldHaveSingleItem().Url.ShouldBe(_server.At("/feed"));
        _server.Asked.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_link_in_the_page_or_a_usual_place_is_found_where_the_head_names_none()
    {
        _server.ServeFile("/news/rss", "feeds", "real", "feeds", "russcox.atom");
        _server.ServeFile("/atom.xml", "feeds", "real", "feeds", "russcox.atom");
        _server.Serve("/linked", "<html><a href=\"/about\">About</a><a href=\"/news/rss\">Subscribe</a></html>");
        _server.Serve("/bare", "<html><p>Nothing here.</p></html>");
        (await Find("/linked")).ShouldHaveSingleItem().Url.ShouldBe(_server.At("/news/rss"));
        (await Find("/bare")).ShouldHaveSingleItem().Url.ShouldBe(_server.At("/atom.xml"));
    }

    [Fact]
    public async Task An_account_on_any_server_that_speaks_mastodon_s_api_is_found_by_its_page()
    {
        _server.Serve("/@ada", "<html><head><link rel=\"alternate\" type=\"application/activity+json\" href=\"/users/ada\"><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/@ada.rss\"></head></html>");
        _server.ServeFile("/@ada.rss", "feeds", "real", "feeds", "rm_public_mastodon_feed_user.xml");
        _server.Serve("/api/v1/accounts/lookup", "{\"id\":\"43\"}");
        _server.ServeFile("/api/v1/accounts/43/statuses", "feeds", "real", "payloads", "mastodon_local_test_home_tl.json");
        var found = await Find("/@ada");
        found.Select(feed => feed.Kind).ShouldBe(["mastodon", "feed"]);
        found[0].KindToName.ShouldBe("mastodon");
    }

    [Fact]
    public async Task A_page_without_any_feed_says_what_to_do()
    {
        _server.Serve("/bare", "<html><p>Nothing here.</p></html>");
        var found = (await Find("/bare")).ShouldHaveSingleItem();
        found.Failure.ShouldBe(FeedFailure.NotAFeed);
        found.Error!.ShouldContain("\"kind\": \"page\"");
        _server.Asked.Count.ShouldBeLessThan(12);
    }

    [Fact]
    public async Task A_host_that_lets_a_question_hang_is_asked_no_further_ones()
    {
        _server.Serve("/slow", "<html><p>Nothing here.</p></html>");
        foreach (var place in new[] { "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml" })
            _server.Serve(place, context => Task.Delay(TimeSpan.FromMinutes(2), context.RequestAborted));
        var options = new FeedOptions { Retries = 0, Timeout = TimeSpan.FromSeconds(1) };
        using var fetcher = new FeedFetcher(options, TimeProvider.System);
        var found = await new FeedDiscovery(fetcher, options, TimeProvider.System).FindAsync(_server.At("/slow"), allowPrivateNetwork: true, TestContext.Current.CancellationToken);
        found.ShouldHaveSingleItem().Failure.ShouldBe(FeedFailure.NotAFeed);
        _server.Asked.ShouldBe(["/slow", "/feed"]);
    }

    [Fact]
    public async Task Every_problem_of_a_feed_is_told()
    {
        _server.Serve("/feed", context =>
        {
            context.Response.ContentType = "text/html";
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, """
                <rss version="2.0"><channel><title>Harbour</title>
                <item><title>One</title><guid>1</guid><pubDate>Sun, 17 May 2026 12:00:00 GMT</pubDate></item>
                <item><title>Two</title><guid>1</guid><link>https://harbour.example.org/2</link><pubDate>Sun, 17 May 2099 12:00:00 GMT</pubDate></item>
                <item><title>Three</title><pubDate>soon</pubDate></item><item><guid>4</guid></item>
                </channel></rss>
                """);
        });
        var found = (await Find("/feed")).ShouldHaveSingleItem();
        found.Problems.ShouldBe([
            "1 item holds no words and would be left out.",
            "2 items have no readable date; the time of reading would be taken.",
            "1 item is dated in the future; the time of reading would be taken.",
            "1 identity is used by several items; their addresses or words tell them apart.",
            "1 item has neither identity nor address: an edit would look like another post.",
            "3 items have no address to cite.",
            "The publisher sends neither ETag nor Last-Modified: every poll fetches the whole document.",
            "The publisher declares it as text/html.",
        ]);
    }

    [Fact]
    public async Task An_account_that_needs_a_token_says_so()
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        var found = await new FeedDiscovery(fetcher, _options, TimeProvider.System).FindAsync(new Uri("https://x.com/ada"), allowPrivateNetwork: true, TestContext.Current.CancellationToken);
        found.ShouldHaveSingleItem().Error!.ShouldContain("bearer token");
    }

    private async Task<IReadOnlyList<FoundFeed>> Find(string path)
    {
        using var fetcher = new FeedFetcher(_options, TimeProvider.System);
        return await new FeedDiscovery(fetcher, _options, TimeProvider.System).FindAsync(_server.At(path), allowPrivateNetwork: true, TestContext.Current.CancellationToken);
    }
}

using InformationMachine.Data.Posts;
using InformationMachine.Feeds;
using InformationMachine.Feeds.FullTexts;
using InformationMachine.Network;
using InformationMachine.Tests.Deliveries.Channels;

namespace InformationMachine.Tests.Feeds.FullTexts;

public sealed class FullTextReaderTests : IAsyncLifetime
{
    private const string Teaser = "The council of Harwich has decided on Thursday evening to reopen the harbour bridge after eleven months of repairs …";

    private static readonly string Story = string.Concat(Enumerable.Range(1, 12).Select(i => $"<p>The council of Harwich has decided on Thursday evening to reopen the harbour bridge after eleven months of repairs, engineer {i} told the meeting. The steel of span {i} was replaced, and the road above it was laid anew before the winter.</p>"));

    private readonly FeedOptions _options = new() { AllowPrivateNetworks = true };
    private ServicePeer _site = null!;
    private FeedFetcher _fetcher = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await ServicePeer.StartAsync();
        _fetcher = new FeedFetcher(_options, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task A_teaser_is_replaced_by_the_article_and_the_feeds_fingerprint_stays()
    {
        Serve("User-agent: *\nDisallow: /private/", Page(Story));
        var post = await ReadAsync(FullTextMode.Auto);
        post.FullText.ShouldBe(FullTextState.Page);
        post.Text.ShouldContain("engineer 12 told the meeting");
        post.Text.ShouldNotContain("Subscribe to our newsletter");
        post.Text.ShouldNotContain("alert(");
        post.Fingerprint.ShouldBe(Teaser);
    }

    [Fact]
    public async Task The_picture_by_which_a_page_shows_itself_leads_the_post()
    {
        Serve("", Page(Story).Replace("</head>", "<meta property=\"og:image\" content=\"/bridge.jpg\"><meta property=\"og:image:alt\" content=\"The bridge &amp; the quay\"></head>", StringComparison.Ordinal));
        (await ReadAsync(FullTextMode.Auto)).LeadPicture.ShouldBe(new LeadPicture(new Uri(_site.Address, "/bridge.jpg").AbsoluteUri, "The bridge & the quay"));
    }

    [Fact]
    public async Task A_page_that_the_site_does_not_allow_is_not_asked_for()
    {
        Serve("User-agent: *\nDisallow: /story");
        (await ReadAsync(FullTextMode.Auto)).FullText.ShouldBe(FullTextState.Disallowed);
        _site.Requests.Select(request => request.Path).ShouldBe(["/robots.txt"]);
    }

    [Fact]
    public async Task A_site_whose_rules_cannot_be_read_is_left_alone()
    {
        _site.Answer(503);
        (await ReadAsync(FullTextMode.Auto)).FullText.ShouldBe(FullTextState.Disallowed);
    }

    [Theory]
    [InlineData("<p>To continue reading, subscribe to the Harwich Courier.</p><p>The council of Harwich has decided on Thursday evening to reopen the harbour bridge.</p>", 4)]
    [InlineData("<form><p>We value your privacy. Before you continue, choose which cookies you allow on this site for the council of Harwich.</p></form>", 4)]
    [InlineData("<p>Our shop sells lamps, chairs and tables made of oak.</p>", 5)]
    [InlineData("<form><input type=\"password\" name=\"p\"></form>", 4)]
    public async Task What_is_no_article_is_not_taken_for_one_and_the_teaser_stays(string main, int state)
    {
        Serve("", Page(string.Concat(Enumerable.Repeat(main, 3))));
        var post = await ReadAsync(FullTextMode.Auto);
        ((int)post.FullText).ShouldBeOneOf(state, (int)FullTextState.NoArticle);
        post.FullText.ShouldNotBe(FullTextState.Page);
        post.Text.ShouldBe(Teaser);
    }

    [Fact]
    public async Task A_page_that_says_it_is_not_free_is_a_wall_however_long()
    {
        Serve("", Page(Story).Replace("</head>", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"isAccessibleForFree\": false}</script></head>", StringComparison.Ordinal));
        (await ReadAsync(FullTextMode.Auto)).FullText.ShouldBe(FullTextState.Wall);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    public async Task A_page_that_cannot_be_had_leaves_the_teaser(int status)
    {
        _site.Answer(404);
        _site.Answer(status);
        var post = await ReadAsync(FullTextMode.Auto);
        (post.FullText, post.Text).ShouldBe((FullTextState.Failed, Teaser));
    }

    [Fact]
    public async Task A_whole_text_is_asked_for_only_where_the_operator_says_always()
    {
        var whole = string.Join(' ', Enumerable.Repeat("The council of Harwich has decided to reopen the harbour bridge after the repairs.", 12));
        (await ReadAsync(FullTextMode.Auto, whole)).FullText.ShouldBe(FullTextState.Feed);
        (await ReadAsync(FullTextMode.Never)).FullText.ShouldBe(FullTextState.Feed);
        _site.Requests.ShouldBeEmpty();
        Serve("", Page(Story));
        (await ReadAsync(FullTextMode.Always, whole)).FullText.ShouldBe(FullTextState.Page);
    }

    [Fact]
    public async Task Rules_are_asked_for_once_a_site()
    {
        Serve("", Page(Story), Page(Story));
        var reader = new FullTextReader(_fetcher, _options, TimeProvider.System);
        await ReadAsync(FullTextMode.Auto, reader: reader);
        await ReadAsync(FullTextMode.Auto, reader: reader);
        _site.Requests.Count(request => request.Path == "/robots.txt").ShouldBe(1);
    }

    private void Serve(string robots, params string[] pages)
    {
        _site.Answer(200, robots, ("Content-Type", "text/plain"));
        foreach (var page in pages) _site.Answer(200, page, ("Content-Type", "text/html; charset=utf-8"));
    }

    private static string Page(string main) =>
        $"<!doctype html><html><head><title>Harbour bridge</title></head><body><nav><a href=\"/\">Home</a> <a href=\"/sport\">Sport</a></nav><article><h1>Harbour bridge reopens</h1>{main}<script>alert(1)</script></article><aside>Subscribe to our newsletter</aside></body></html>";

    private async Task<Post> ReadAsync(FullTextMode mode, string text = Teaser, FullTextReader? reader = null)
    {
        var feed = new FeedConfig { Id = Some.Feed, Url = new Uri("https://example.org/feed"), FullText = mode };
        var post = Some.Post(1, text) with { Url = new Uri(_site.Address, "/story").AbsoluteUri, Fingerprint = text };
        var arrivals = await (reader ?? new FullTextReader(_fetcher, _options, TimeProvider.System)).AddAsync(feed, Arrivals.None with { Added = [post] }, Cancellation);
        return arrivals.Added.ShouldHaveSingleItem();
    }
}
